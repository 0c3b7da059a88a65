package chat.scrp.benchmark;

import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/** Does something at a fixed rate, each time at the time it is due, on the generator's thread. */
final class Pace {
  private static final double NANOS = 1e9;

  private final Generator generator;
  private final double perSecond;

  Pace(Generator generator, double perSecond) {
    this.generator = generator;
    this.perSecond = perSecond;
  }

  /**
   * Goes on for so long. The thread of the caller waits for each due time, because a selector's
   * time-out of whole milliseconds would be coarser than what is measured.
   */
  void run(double seconds, LongConsumer task) {
    long begin = System.nanoTime();
    long times = Math.round(seconds * perSecond);
    for (long i = 0; i < times; i++) {
      long due = begin + Math.round(i * NANOS / perSecond);
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      generator.loop.run(() -> task.accept(due));
    }
  }
}
