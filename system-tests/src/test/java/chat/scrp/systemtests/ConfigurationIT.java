package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.Transport;
import chat.scrp.systemtests.harness.WebSocketWire;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Section 8: a wrong value is told in one line, with status 2; what cannot be had, with status 1.
 */
class ConfigurationIT {

  private static void refused(Map<String, String> environment, int status, String... words) {
    try (ServerProcess server = ServerProcess.prepare(environment)) {
      server.launch();
      assertEquals(status, server.awaitExit(Duration.ofSeconds(40)), server::outputText);
      for (String word : words) {
        long lines = server.output().stream().filter(line -> line.contains(word)).count();
        assertEquals(1, lines, () -> "lines with " + word + " in\n" + server.outputText());
      }
      assertEquals(List.of(), server.newStackTraces());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SCRP_TCP_PORT, 70000",
    "SCRP_TCP_PORT, -1",
    "SCRP_HTTP_PORT, eighty",
    "SCRP_MANAGEMENT_PORT, 65536",
    "SCRP_REDIS_URI, http://localhost",
    "SCRP_REDIS_URI, redis://localhost:99999",
    "SCRP_RATE_LIMITS, maybe",
    "SCRP_ARGON2_MEMORY_KIB, none",
    "SCRP_ARGON2_ITERATIONS, 0",
    "SCRP_EVENT_LOOPS, 0",
    "SCRP_TLS_CERT, /no/such/file.pem"
  })
  void aWrongValue(String name, String value) {
    refused(Map.of(name, value), 2, name);
  }

  @Test
  void aNicknameThatIsTooLong() {
    refused(Map.of("SCRP_SERVER_NICKNAME", "x".repeat(33)), 2, "SCRP_SERVER_NICKNAME");
    refused(Map.of("SCRP_SERVER_DESCRIPTION", "x".repeat(257)), 2, "SCRP_SERVER_DESCRIPTION");
  }

  @Test
  void aPortThatIsTaken() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      refused(Map.of("SCRP_TCP_PORT", port), 1, port);
    }
  }

  @Test
  void aRedisThatIsNotThere() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    refused(Map.of("SCRP_REDIS_URI", "redis://127.0.0.1:" + free), 1, Integer.toString(free));
  }

  @Test
  void aDataDirectoryThatIsInUse() {
    try (ServerProcess first = ServerProcess.start(Map.of())) {
      refused(Map.of("SCRP_DATA_DIR", first.data().toString()), 1, first.data().toString());
      assertTrue(first.running());
      Transport.TCP.connect(first).ok("GET_SERVER_INFO");
    }
  }

  @Test
  void whatIsConfiguredIsShown() {
    Map<String, String> environment =
        Map.of(
            "SCRP_SERVER_NICKNAME",
            "Caf\u00e9 \ud83d\ude00",
            "SCRP_SERVER_DESCRIPTION",
            "Ours",
            "SCRP_ALLOWED_ORIGINS",
            "https://one.example,https://two.example:8443");
    try (ServerProcess server = ServerProcess.start(environment)) {
      JsonNode info = Transport.TCP.connect(server).ok("GET_SERVER_INFO");
      assertEquals("Caf\u00e9 \ud83d\ude00", info.path("server_nickname").asText());
      assertEquals("Ours", info.path("server_description").asText());
      assertEquals(101, origin(server, "https://one.example"));
      assertEquals(101, origin(server, "https://two.example:8443"));
      assertEquals(101, origin(server, "http://localhost:" + server.httpPort()));
      assertEquals(403, origin(server, "https://two.example"));
      assertEquals(403, origin(server, "http://one.example"));
    }
  }

  @Test
  void aStarAllowsAllOrigins() {
    try (ServerProcess server = ServerProcess.start(Map.of("SCRP_ALLOWED_ORIGINS", "*"))) {
      assertEquals(101, origin(server, "https://any.example"));
    }
  }

  private static int origin(ServerProcess server, String origin) {
    try (WebSocketWire wire =
        WebSocketWire.attempt(
            server.httpPort(), "127.0.0.1", "/scrp", List.of("scrp"), Map.of("Origin", origin))) {
      return wire.handshake().status();
    }
  }
}
