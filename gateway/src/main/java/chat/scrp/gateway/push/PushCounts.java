package chat.scrp.gateway.push;

import java.util.concurrent.atomic.LongAdder;

/** What pushing counts, over all event loops. */
public final class PushCounts {
  private final LongAdder deliveries = new LongAdder();
  private final LongAdder messages = new LongAdder();
  private final LongAdder pages = new LongAdder();
  private final LongAdder behind = new LongAdder();

  void delivered(boolean message) {
    deliveries.increment();
    if (message) {
      messages.increment();
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

  /** Pushes with a new message among them. */
  public long messages() {
    return messages.sum();
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
