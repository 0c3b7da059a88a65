package chat.scrp.gateway.push;

import chat.scrp.services.LatencyHistogram;
import chat.scrp.services.stats.Traffic;
import java.util.concurrent.atomic.LongAdder;

/** What pushing counts, over all event loops. */
public final class PushCounts {
  private final LongAdder deliveries = new LongAdder();
  private final Traffic traffic;
  private final LongAdder pages = new LongAdder();
  private final LongAdder behind = new LongAdder();
  private final LatencyHistogram lag = new LatencyHistogram();

  public PushCounts(Traffic traffic) {
    this.traffic = traffic;
  }

  void delivered(boolean message) {
    deliveries.increment();
    if (message) {
      traffic.messagesOut(1);
    }
  }

  void page() {
    pages.increment();
  }

  void behind() {
    behind.increment();
  }

  void written(long nanosAfterStored) {
    lag.record(nanosAfterStored, 1);
  }

  /** From the storing of a push to when an event loop has written it to its live connections. */
  public LatencyHistogram lag() {
    return lag;
  }

  /** Pushes written to connections. */
  public long deliveries() {
    return deliveries.sum();
  }

  /** Pages read from logs. */
  public long pages() {
    return pages.sum();
  }

  /** How often a connection that was up to date had to read the log. */
  public long behindCount() {
    return behind.sum();
  }
}
