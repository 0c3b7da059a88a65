package chat.scrp.benchmark;

import java.util.Arrays;

/** How long things took, in buckets of about 3 %. */
final class Latencies {
  private static final int STEPS = 32;

  private final long[] buckets = new long[64 * STEPS];
  private long count;

  void add(long micros) {
    buckets[bucket(Math.max(1, micros))]++;
    count++;
  }

  void clear() {
    Arrays.fill(buckets, 0);
    count = 0;
  }

  /** The value below which a part of all is, in microseconds. */
  long percentile(double part) {
    long rank = (long) Math.ceil(part * count);
    long seen = 0;
    for (int i = 0; i < buckets.length; i++) {
      seen += buckets[i];
      if (seen >= rank && seen > 0) {
        return value(i);
      }
    }
    return 0;
  }

  private static int bucket(long micros) {
    int power = 63 - Long.numberOfLeadingZeros(micros);
    long within = power < 5 ? (micros << 5 >> power) & 31 : (micros >> (power - 5)) & 31;
    return power * STEPS + (int) within;
  }

  private static long value(int bucket) {
    int power = bucket / STEPS;
    long within = 32L + bucket % STEPS;
    return power < 5 ? within << power >> 5 : within << (power - 5);
  }
}
