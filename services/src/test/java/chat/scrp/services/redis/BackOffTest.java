package chat.scrp.services.redis;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackOffTest {

  @Test
  void doublesUpToTheLimitAndSpreads() {
    BackOff backOff = new BackOff(Duration.ofMillis(100), Duration.ofMillis(350));

    assertBetween(50, 100, backOff.next());
    assertBetween(100, 200, backOff.next());
    assertBetween(175, 350, backOff.next());
    assertBetween(175, 350, backOff.next());
    backOff.reset();
    assertBetween(50, 100, backOff.next());
  }

  private static void assertBetween(long least, long most, long value) {
    assertTrue(least <= value && value <= most, value + " (expected: " + least + '-' + most + ')');
  }
}
