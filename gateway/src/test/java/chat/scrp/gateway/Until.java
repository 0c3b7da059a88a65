package chat.scrp.gateway;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what another thread brings about. */
final class Until {
  private static final long LIMIT = Duration.ofSeconds(20).toNanos();
  private static final long LOOK_EVERY = TimeUnit.MILLISECONDS.toNanos(2);

  private Until() {}

  /** Returns as soon as it is true; fails when that takes too long. */
  static void isTrue(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + LIMIT;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("waited in vain until " + what);
      }
      LockSupport.parkNanos(LOOK_EVERY);
    }
  }
}
