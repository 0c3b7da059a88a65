package chat.scrp.gateway.push;

import chat.scrp.services.stats.Traffic;
import java.util.concurrent.atomic.LongAdder;

/** What pushing counts, over all event loops. */
public final class PushCounts {
  private final LongAdder deliveries = new LongAdder();
  private final Traffic traffic;
  private final LongAdder pages = new LongAdder();
  private final LongAdder behind = new LongAdder();

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
