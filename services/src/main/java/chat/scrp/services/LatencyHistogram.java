package chat.scrp.services;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * How long something took, counted in fixed buckets. Recording allocates nothing and may be done
 * from any thread.
 */
public final class LatencyHistogram {
  private static final long[] BOUNDS_MICROS = {
    250,
    500,
    1_000,
    2_500,
    5_000,
    10_000,
    25_000,
    50_000,
    100_000,
    250_000,
    500_000,
    1_000_000,
    2_500_000,
    5_000_000,
    10_000_000
  };

  private final LongAdder[] counts = new LongAdder[BOUNDS_MICROS.length + 1];
  private final LongAdder sumMicros = new LongAdder();

  /** Begins to count. */
  public LatencyHistogram() {
    for (int i = 0; i < counts.length; i++) {
      counts[i] = new LongAdder();
    }
  }

  /** The buckets there are. */
  public static int buckets() {
    return BOUNDS_MICROS.length + 1;
  }

  /** The longest that a bucket holds, in seconds; infinite for the last. */
  public static double bound(int bucket) {
    return bucket < BOUNDS_MICROS.length ? BOUNDS_MICROS[bucket] / 1e6 : Double.POSITIVE_INFINITY;
  }

  /** Something began at this {@link System#nanoTime()} and is over now. */
  public void since(long startNanos) {
    record(System.nanoTime() - startNanos, 1);
  }

  /** So many times it took so long. */
  public void record(long nanos, long times) {
    long micros = Math.max(0, TimeUnit.NANOSECONDS.toMicros(nanos));
    int bucket = 0;
    while (bucket < BOUNDS_MICROS.length && micros > BOUNDS_MICROS[bucket]) {
      bucket++;
    }
    counts[bucket].add(times);
    sumMicros.add(micros * times);
  }

  /** Whether nothing was recorded yet. */
  public boolean isEmpty() {
    for (LongAdder count : counts) {
      if (count.sum() > 0) {
        return false;
      }
    }
    return true;
  }

  /** What fell into one bucket and into none before it. */
  public long count(int bucket) {
    return counts[bucket].sum();
  }

  /** All durations together, in seconds. */
  public double sumSeconds() {
    return sumMicros.sum() / 1e6;
  }
}
