package chat.scrp.client;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: full jitter, a random part of half a second that
 * doubles up to a bound. Random over the whole range, so that many clients of a server that was
 * restarted come back one by one.
 */
final class Backoff {
  private static final long FIRST_MS = 500;
  private static final int MAX_DOUBLINGS = 30;

  private final RandomGenerator random;
  private final long capMs;
  private int attempts;

  Backoff(RandomGenerator random, Duration longest) {
    this.random = random;
    this.capMs = longest.toMillis();
  }

  /** The next delay, in milliseconds, at least 1. */
  long nextMs() {
    long range = Math.min(capMs, FIRST_MS << Math.min(attempts, MAX_DOUBLINGS));
    attempts++;
    return randomPartOf(range);
  }

  /** A random part of a time, in milliseconds, at least 1. */
  long randomPartOf(long rangeMs) {
    return 1 + random.nextLong(Math.max(1, rangeMs));
  }

  /** An attempt went well. */
  void reset() {
    attempts = 0;
  }
}
