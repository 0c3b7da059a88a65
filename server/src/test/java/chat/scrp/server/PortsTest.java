package chat.scrp.server;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
  @Test
  void namesTheTakenPortAndTheVariable() throws IOException {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = other.getLocalPort();

      var refused =
          assertThrows(
              StartException.class,
              () -> Ports.checkFree("SCRP_TCP_PORT", "SCRP_HOST", "127.0.0.1", port));

      assertEquals(
          "Port "
              + port
              + " on 127.0.0.1 is taken by another program: stop it, or set SCRP_TCP_PORT to"
              + " another port (0 takes a free one)",
          refused.getMessage());
    }
  }

  @Test
  void anyFreePortIsFree() {
    assertDoesNotThrow(() -> Ports.checkFree("SCRP_TCP_PORT", "SCRP_HOST", "127.0.0.1", 0));
  }

  @Test
  void refusesAnAddressOfAnotherMachine() {
    var refused =
        assertThrows(
            StartException.class,
            () -> Ports.checkFree("SCRP_TCP_PORT", "SCRP_HOST", "192.0.2.1", 0));

    assertTrue(String.valueOf(refused.getMessage()).startsWith("SCRP_HOST: 192.0.2.1 "));
  }
}
