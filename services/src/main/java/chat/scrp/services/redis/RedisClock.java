package chat.scrp.services.redis;

import io.vertx.redis.client.Response;
import java.util.concurrent.TimeUnit;

/**
 * The clock of Redis, read without asking: its distance from this machine's monotonic clock. An
 * answer that took long says little; it is taken only when the last good one is old.
 */
final class RedisClock {
  /** By how much two clocks may drift apart, as a part of the time that passes. */
  private static final double DRIFT = 0.0005;

  private long offset = System.currentTimeMillis() - localMillis();
  private double errorNanos = Double.MAX_VALUE;
  private long setNanos;

  /** Milliseconds since the epoch as Redis sees it; this machine's own until it was asked. */
  long now() {
    return localMillis() + offset;
  }

  /**
   * Takes over an answer to TIME.
   *
   * @param askedNanos when it was asked for
   */
  void set(Response time, long askedNanos) {
    long now = System.nanoTime();
    double error = (now - askedNanos) / 2.0;
    if (error > errorNanos + DRIFT * (now - setNanos)) {
      return;
    }
    long redis = Reply.number(time.get(0)) * 1000 + Reply.number(time.get(1)) / 1000;
    offset = redis - TimeUnit.NANOSECONDS.toMillis(askedNanos + (now - askedNanos) / 2);
    errorNanos = error;
    setNanos = now;
  }

  /** The next answer counts whatever it took: it may come from another Redis. */
  void forget() {
    errorNanos = Double.MAX_VALUE;
  }

  private static long localMillis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }
}
