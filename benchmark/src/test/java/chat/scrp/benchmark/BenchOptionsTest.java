package chat.scrp.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class BenchOptionsTest {
  @Test
  void takesWhatIsGivenFirst() {
    var options = BenchOptions.parse(List.of("W1", "--window", "4", "--jar", "a", "--jar", "b"));

    assertEquals("W1", options.command());
    assertEquals(List.of(4), options.windows(10));
    assertEquals("a", options.jar().toString());
  }

  @Test
  void leavesOutWindowsThatOnlyFillQueues() {
    var options = BenchOptions.parse(List.of("W2"));

    assertEquals(List.of(1, 4), options.windows(500));
    assertEquals(List.of(1, 4, 16, 64), options.windows(10));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThrows(UsageException.class, () -> BenchOptions.parse(List.of()));
    assertThrows(UsageException.class, () -> BenchOptions.parse(List.of("W1", "--wat", "1")));
    assertThrows(UsageException.class, () -> BenchOptions.parse(List.of("W1", "--rate")));
    assertThrows(UsageException.class, () -> BenchOptions.parse(List.of("W1", "--rate", "fast")));
    assertThrows(UsageException.class, () -> BenchOptions.parse(List.of("W1", "--seconds", "-1")));
  }
}
