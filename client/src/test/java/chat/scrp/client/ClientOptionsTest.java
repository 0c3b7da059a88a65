package chat.scrp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientOptionsTest {
  @ParameterizedTest
  @CsvSource({
    "scrp://chat.example, 42015, false, false, false",
    "scrps://chat.example:1, 1, true, false, false",
    "scrp+line://chat.example, 42015, false, false, true",
    "ws://chat.example, 8080, false, true, false",
    "wss://chat.example:443/scrp, 443, true, true, false",
  })
  void readsAnAddress(String address, int port, boolean tls, boolean webSocket, boolean line) {
    ClientOptions options = ClientOptions.of(address);
    assertEquals("chat.example", options.host());
    assertEquals(port, options.port());
    assertEquals(tls, options.tls());
    assertEquals(webSocket, options.webSocket());
    assertEquals(line, options.lineMode());
    assertEquals("/scrp", options.path());
  }

  @ParameterizedTest
  @ValueSource(strings = {"chat.example", "http://chat.example", "scrp:chat", "scrp://"})
  void refusesOtherAddresses(String address) {
    assertThrows(IllegalArgumentException.class, () -> ClientOptions.of(address));
  }

  @Test
  void refusesTimesThatAreNone() {
    ClientOptions options = ClientOptions.of("ws://chat.example");
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> options.withRequestTimeout(Duration.ZERO));
    assertTrue(String.valueOf(e.getMessage()).startsWith("requestTimeout: PT0S"));
  }

  @Test
  void doesNotShowTheTokenOfASavedSession() {
    assertFalse(new SavedSession("bob", "s1", "hidden").toString().contains("hidden"));
  }
}
