package chat.scrp.services;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LatencyHistogramTest {
  private final LatencyHistogram histogram = new LatencyHistogram();

  private static int bucketOf(double seconds) {
    int bucket = 0;
    while (LatencyHistogram.bound(bucket) < seconds) {
      bucket++;
    }
    return bucket;
  }

  @Test
  void aBoundBelongsToItsBucket() {
    histogram.record(TimeUnit.MILLISECONDS.toNanos(1), 1);
    histogram.record(TimeUnit.MICROSECONDS.toNanos(1001), 1);
    assertEquals(1, histogram.count(bucketOf(0.001)));
    assertEquals(1, histogram.count(bucketOf(0.0025)));
  }

  @Test
  void whatTakesLongestIsInTheLast() {
    histogram.record(TimeUnit.MINUTES.toNanos(1), 3);
    assertEquals(3, histogram.count(LatencyHistogram.buckets() - 1));
    assertEquals(180, histogram.sumSeconds(), 1e-9);
  }

  @Test
  void aClockThatWentBackCountsAsNothing() {
    assertTrue(histogram.isEmpty());
    histogram.record(-5, 1);
    assertFalse(histogram.isEmpty());
    assertEquals(1, histogram.count(0));
    assertEquals(0, histogram.sumSeconds(), 1e-9);
  }

  @Test
  void theBoundsGrow() {
    for (int bucket = 1; bucket < LatencyHistogram.buckets(); bucket++) {
      assertTrue(LatencyHistogram.bound(bucket - 1) < LatencyHistogram.bound(bucket));
    }
    assertEquals(Double.POSITIVE_INFINITY, LatencyHistogram.bound(LatencyHistogram.buckets() - 1));
  }
}
