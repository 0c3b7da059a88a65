package chat.scrp.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({"250ms, 250", "30s, 30000", "90s, 90000", "5m, 300000", "24h, 86400000", "0s, 0"})
  void readsWhatPeopleWrite(String text, long millis) {
    assertEquals(Duration.ofMillis(millis), Durations.parse(text));
  }

  @ParameterizedTest
  @CsvSource({"250, 250ms", "30000, 30s", "90000, 90s", "86400000, 1d", "0, 0s"})
  void writesTheLargestUnitThatFits(long millis, String text) {
    assertEquals(text, Durations.format(Duration.ofMillis(millis)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "s", "-1s", "1.5s", "5 years", "9999999999999s"})
  void refusesTheRest(String text) {
    assertThrows(IllegalArgumentException.class, () -> Durations.parse(text));
  }
}
