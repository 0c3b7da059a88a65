package chat.scrp.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.protocol.framing.Framing;
import java.net.URI;
import java.time.Duration;
import java.util.List;
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
    "scrps+line://chat.example, 42015, true, false, true",
    "ws://chat.example, 8080, false, true, false",
    "wss://chat.example:443/scrp, 443, true, true, false",
  })
  void readsAnAddress(String uri, int port, boolean tls, boolean webSocket, boolean line) {
    Address address = new Address(ClientOptions.of(uri).addresses().get(0));
    assertEquals("chat.example", address.host());
    assertEquals(port, address.port());
    assertEquals(tls, address.tls());
    assertEquals(webSocket, address.webSocket());
    assertEquals(line ? Framing.LINE : Framing.LENGTH_PREFIX, address.framing());
    assertEquals("/scrp", address.path());
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
  void refusesASecondAddressToo() {
    assertThrows(
        IllegalArgumentException.class, () -> ClientOptions.of("scrp://one", "http://two"));
  }

  @Test
  void changesOneThingAtATime() {
    ClientOptions options = ClientOptions.of("scrp://one", "ws://two").withPushAck(true);
    assertEquals(
        List.of(URI.create("scrp://one"), URI.create("ws://two")),
        options.withReconnect(false).addresses());
    assertTrue(options.withHeartbeat(Duration.ofSeconds(1)).pushAck());
    assertTrue(options.withConnectTimeout(Duration.ofSeconds(1)).reconnect());
  }

  @Test
  void doesNotShowTheTokenOfASavedSession() {
    assertFalse(new SavedSession("bob", "s1", "hidden").toString().contains("hidden"));
  }
}
