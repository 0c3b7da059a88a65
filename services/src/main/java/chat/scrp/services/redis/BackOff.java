package chat.scrp.services.redis;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Waits between attempts: doubling up to a limit, each of random length so that replicas spread.
 */
final class BackOff {
  private final long first;
  private final long longest;
  private long next;

  BackOff(Duration first, Duration longest) {
    this.first = Math.max(1, first.toMillis());
    this.longest = Math.max(this.first, longest.toMillis());
    this.next = this.first;
  }

  /** The next wait in ms: between half of the step and all of it. */
  long next() {
    long step = next;
    next = Math.min(longest, step * 2);
    return step - ThreadLocalRandom.current().nextLong(step / 2 + 1);
  }

  void reset() {
    next = first;
  }
}
