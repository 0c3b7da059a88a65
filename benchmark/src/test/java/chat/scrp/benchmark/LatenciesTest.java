package chat.scrp.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LatenciesTest {
  @Test
  void tellsPercentilesWithinABucket() {
    var latencies = new Latencies();
    for (int micros = 1; micros <= 10_000; micros++) {
      latencies.add(micros);
    }

    assertEquals(5_000, (double) latencies.percentile(0.5), 5_000 * 0.04);
    assertEquals(9_900, (double) latencies.percentile(0.99), 9_900 * 0.04);
  }

  @Test
  void forgets() {
    var latencies = new Latencies();
    latencies.add(1_000_000);
    latencies.clear();
    latencies.add(8);

    assertEquals(8, latencies.percentile(1));
  }
}
