package chat.scrp.verifier.load;

import java.util.concurrent.atomic.AtomicLong;

/** What the load has come to, for the progress line. */
public final class LoadCounters {
  final AtomicLong acknowledged = new AtomicLong();
  final AtomicLong pushes = new AtomicLong();
  final AtomicLong refused = new AtomicLong();
  final AtomicLong unavailable = new AtomicLong();
  final AtomicLong live = new AtomicLong();
  final AtomicLong resumed = new AtomicLong();

  /** How many messages were acknowledged. */
  public long acknowledged() {
    return acknowledged.get();
  }

  @Override
  public String toString() {
    return String.format(
        java.util.Locale.ROOT,
        "acknowledged %d, pushes %d, connections %d, resumes %d, 503: %d, refused %d",
        acknowledged.get(),
        pushes.get(),
        live.get(),
        resumed.get(),
        unavailable.get(),
        refused.get());
  }
}
