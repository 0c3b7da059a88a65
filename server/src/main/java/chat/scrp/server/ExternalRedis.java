package chat.scrp.server;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Waits for a Redis that somebody else runs and that may start at the same time as we do. */
final class ExternalRedis {
  private static final long PAUSE_MILLIS = 200;

  private ExternalRedis() {}

  /**
   * @param check tries once, given the number of the attempt
   * @param shown the address without the password
   * @throws StartException with one line when it did not pass within the limit
   */
  static void await(IntFunction<Future<Void>> check, String shown, Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    int attempt = 0;
    while (true) {
      try {
        Waiting.on(check.apply(attempt++), limit);
        return;
      } catch (StartException e) {
        String reason = String.valueOf(e.getMessage());
        if (System.nanoTime() - end >= 0 || isFinal(reason)) {
          throw new StartException(
              "Redis at " + shown + " cannot be used: " + plain(reason) + " (see SCRP_REDIS_URI)",
              e);
        }
      }
      pause();
    }
  }

  /** What waiting does not mend. */
  private static boolean isFinal(String reason) {
    return reason.contains("WRONGPASS")
        || reason.contains("NOAUTH")
        || reason.contains("NOPERM")
        || reason.contains("(expected: ");
  }

  private static String plain(String reason) {
    if (reason.contains("onnection refused")) {
      return "nothing listens there";
    }
    if (reason.contains("Failed to resolve")) {
      return "its host name is not known";
    }
    if (reason.contains("SSL connection")) {
      return "it speaks no TLS, or Java trusts nobody who signed its certificate;"
          + " SCRP_REDIS_TLS_CA names who did";
    }
    return reason.contains("timed out") || reason.contains("timeout")
        ? "it does not answer"
        : reason.lines().findFirst().orElse("");
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartException("Interrupted", e);
    }
  }
}
