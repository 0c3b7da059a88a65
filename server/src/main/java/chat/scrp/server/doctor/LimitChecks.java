package chat.scrp.server.doctor;

import chat.scrp.gateway.management.Diagnosis;
import java.util.List;

/** What keeps a few from using up what is there for all. */
final class LimitChecks {
  private static final long LONGEST_SILENCE_MS = 60_000;

  /** What a server opens besides connections: files, Redis, the page. */
  private static final int OTHER_FILES = 200;

  private static final long LEAST_BYTES = 1L << 30;
  private static final int LEAST_PERCENT = 5;

  private LimitChecks() {}

  static List<Finding> of(Patient patient) {
    Diagnosis now = patient.diagnosis();
    return List.of(
        Finding.of(
            "rate limits",
            now.rateLimits(),
            now.rateLimits() ? "on" : "off",
            "set SCRP_RATE_LIMITS=on: off is for benchmarks"),
        guests(now),
        files(now),
        disk(now));
  }

  private static Finding guests(Diagnosis now) {
    boolean bounded =
        now.guests() < now.connections()
            && now.guestsPerAddress() < now.guests()
            && now.silenceMs() <= LONGEST_SILENCE_MS;
    return Finding.of(
        "guests",
        bounded,
        "of "
            + now.connections()
            + " connections at most "
            + now.guests()
            + " are not logged in, "
            + now.guestsPerAddress()
            + " of one address, "
            + now.silenceMs() / 1000
            + " s in silence",
        "keep SCRP_GUESTS_PER_ADDRESS below SCRP_GUESTS, that below SCRP_CONNECTIONS, and"
            + " SCRP_SILENCE_TIMEOUT at most 60s");
  }

  private static Finding files(Diagnosis now) {
    String item = "file limit";
    if (now.maxFiles() < 0) {
      return Finding.none(item, "the system does not say");
    }
    int needed = now.connections() + OTHER_FILES;
    return Finding.of(
        item,
        now.maxFiles() >= needed,
        now.maxFiles() + " files, " + now.openFiles() + " open, for " + needed,
        "raise it (ulimit -n, LimitNOFILE) to " + needed + ", or lower SCRP_CONNECTIONS");
  }

  private static Finding disk(Diagnosis now) {
    String item = "disk space";
    if (now.dataDirectory() == null) {
      return Finding.none(item, "the data is with an external Redis: watch its disk");
    }
    long percent = now.freeBytes() * 100 / Math.max(1, now.totalBytes());
    return Finding.of(
        item,
        now.freeBytes() >= LEAST_BYTES && percent >= LEAST_PERCENT,
        (now.freeBytes() >> 20) + " MiB free (" + percent + " %) in " + now.dataDirectory(),
        "make room, or limit what is kept (SCRP_HISTORY_MAX_AGE)");
  }
}
