package chat.scrp.services.rate;

import java.time.Duration;

/**
 * How often something may be done.
 *
 * @param burst so often at once
 * @param period in which as many come back, at a steady pace
 */
public record Rate(int burst, Duration period) {
  /** Microseconds until one more comes back. */
  long intervalMicros() {
    return Math.max(1, period.toNanos() / 1000 / burst);
  }
}
