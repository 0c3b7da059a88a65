package chat.scrp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BackoffTest {
  @Test
  void doublesItsRangeUpToHalfAMinute() {
    long[] ranges = {500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000};
    long[] longest = new long[ranges.length];
    SplittableRandom random = new SplittableRandom(5);
    for (int round = 0; round < 500; round++) {
      Backoff backoff = new Backoff(random, Duration.ofSeconds(30));
      for (int i = 0; i < ranges.length; i++) {
        long delay = backoff.nextMs();
        assertTrue(delay >= 1 && delay <= ranges[i], "attempt " + i + ": " + delay);
        longest[i] = Math.max(longest[i], delay);
      }
    }
    for (int i = 0; i < ranges.length; i++) {
      assertTrue(longest[i] > ranges[i] * 9 / 10, "attempt " + i + " uses its whole range");
    }
  }

  @Test
  void beginsAgainAfterSuccess() {
    Backoff backoff = new Backoff(new SplittableRandom(6), Duration.ofSeconds(30));
    for (int i = 0; i < 10; i++) {
      backoff.nextMs();
    }
    backoff.reset();
    assertTrue(backoff.nextMs() <= 500);
  }

  @Test
  void acceptsNoTimeAtAll() {
    assertEquals(1, new Backoff(new SplittableRandom(7), Duration.ofSeconds(30)).randomPartOf(0));
  }
}
