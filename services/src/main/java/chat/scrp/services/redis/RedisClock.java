package chat.scrp.services.redis;

import io.vertx.redis.client.Response;
import java.util.concurrent.TimeUnit;

/** The clock of Redis, read without asking: its distance from this machine's monotonic clock. */
final class RedisClock {
  private long offset = System.currentTimeMillis() - localMillis();

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
    long redis = Reply.number(time.get(0)) * 1000 + Reply.number(time.get(1)) / 1000;
    long middleNanos = askedNanos + (System.nanoTime() - askedNanos) / 2;
    offset = redis - TimeUnit.NANOSECONDS.toMillis(middleNanos);
  }

  private static long localMillis() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }
}
