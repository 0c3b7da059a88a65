package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.SharedServer;
import chat.scrp.systemtests.harness.Transport;
import chat.scrp.systemtests.harness.WebSocketWire;
import chat.scrp.systemtests.harness.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** WebSocket: upgrade, origin, fragments, close codes. */
@ExtendWith(SharedServer.class)
class WebSocketFramingIT {

  private static final String GET_TIME = "{\"req_id\":1,\"method\":\"GET_TIME\"}";

  private final ServerProcess server;

  WebSocketFramingIT(ServerProcess server) {
    this.server = server;
  }

  private WebSocketWire open() {
    return WebSocketWire.open(server.httpPort(), "127.0.0.1", List.of("scrp"), Map.of());
  }

  private WebSocketWire attempt(Map<String, String> headers) {
    return WebSocketWire.attempt(server.httpPort(), "127.0.0.1", "/scrp", List.of("scrp"), headers);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void theSubProtocolIsTakenWhenOffered() {
    try (WebSocketWire wire = open()) {
      assertEquals("scrp", wire.handshake().headers().get("sec-websocket-protocol"));
      assertFalse(wire.handshake().headers().containsKey("sec-websocket-extensions"));
    }
    try (WebSocketWire wire =
        WebSocketWire.open(server.httpPort(), "127.0.0.1", List.of("other", "scrp"), Map.of())) {
      assertEquals("scrp", wire.handshake().headers().get("sec-websocket-protocol"));
      wire.inStep();
    }
    for (List<String> offered : List.of(List.<String>of(), List.of("other"))) {
      try (WebSocketWire wire =
          WebSocketWire.open(server.httpPort(), "127.0.0.1", offered, Map.of())) {
        assertFalse(wire.handshake().headers().containsKey("sec-websocket-protocol"));
        wire.inStep();
      }
    }
  }

  @Test
  void theOwnOriginAndNoneAreAccepted() {
    String own = "localhost:" + server.httpPort();
    for (Map<String, String> headers :
        List.of(
            Map.<String, String>of(),
            Map.of("Origin", "http://" + own),
            Map.of("Host", "chat.example", "Origin", "http://chat.example"),
            Map.of("Host", "chat.example:80", "Origin", "http://chat.example"),
            Map.of(
                "Host",
                "127.0.0.1:" + server.httpPort(),
                "Origin",
                "http://127.0.0.1:" + server.httpPort()))) {
      try (WebSocketWire wire =
          WebSocketWire.open(server.httpPort(), "127.0.0.1", List.of("scrp"), headers)) {
        wire.inStep();
      }
    }
  }

  @Test
  void anyOtherOriginIs403() {
    int port = server.httpPort();
    for (String origin :
        List.of(
            "http://evil.example",
            "https://localhost:" + port,
            "http://localhost",
            "http://localhost:" + (port + 1),
            "http://127.0.0.1:" + port,
            "http://localhost:" + port + ".evil.example",
            "http://evil.example:" + port,
            "null",
            "nonsense")) {
      try (WebSocketWire wire = attempt(Map.of("Origin", origin))) {
        assertEquals(403, wire.handshake().status(), origin);
      }
    }
  }

  @Test
  void otherPathsAreNoWebSocket() {
    for (String path : List.of("/", "/scrp2", "/scrp/x")) {
      try (WebSocketWire wire =
          WebSocketWire.attempt(server.httpPort(), "127.0.0.1", path, List.of(), Map.of())) {
        assertNotEquals(101, wire.handshake().status(), path);
      }
    }
  }

  @Test
  void fragmentsAreJoined() {
    try (WebSocketWire wire = open()) {
      byte[] all = bytes("{\"req_id\":1,\"method\":\"GET_TIME\",\"x\":\"\u00e9\"}");
      wire.sendFrame(false, WebSocketWire.TEXT, Arrays.copyOf(all, 10));
      wire.sendFrame(false, WebSocketWire.CONTINUATION, new byte[0]);
      wire.sendFrame(true, WebSocketWire.PING, bytes("in between"));
      wire.sendFrame(
          false, WebSocketWire.CONTINUATION, Arrays.copyOfRange(all, 10, all.length - 3));
      wire.sendFrame(
          true, WebSocketWire.CONTINUATION, Arrays.copyOfRange(all, all.length - 3, all.length));
      assertEquals(900, wire.answer(1).path("err").asInt());
      wire.inStep();
    }
  }

  @Test
  void fragmentsTogetherBeyondTheLimitClose() {
    try (WebSocketWire wire = open()) {
      byte[] half = bytes("x".repeat(40_000));
      wire.sendFrame(false, WebSocketWire.TEXT, half);
      wire.sendFrame(true, WebSocketWire.CONTINUATION, half);
      assertEquals(233, wire.anonymousAnswer().path("err").asInt());
      wire.awaitClosed(Wire.PATIENCE);
      assertEquals(1009, wire.closeCode());
    }
  }

  @Test
  void aHugeFrameClosesToo() {
    try (WebSocketWire wire = open()) {
      wire.sendFrame(true, WebSocketWire.TEXT, bytes("x".repeat(300_000)));
      assertEquals(233, wire.anonymousAnswer().path("err").asInt());
      wire.awaitClosed(Wire.PATIENCE);
      assertEquals(1009, wire.closeCode());
    }
  }

  @Test
  void binaryMessagesCloseWith1003() {
    try (WebSocketWire wire = open()) {
      wire.sendFrame(true, WebSocketWire.BINARY, bytes(GET_TIME));
      wire.awaitClosed(Wire.PATIENCE);
      assertEquals(1003, wire.closeCode());
    }
  }

  @Test
  void invalidUtf8ClosesWith1007() {
    for (String hex : List.of("ff", "c080", "eda080", "f4908080")) {
      try (WebSocketWire wire = open()) {
        wire.sendFrame(
            true,
            WebSocketWire.TEXT,
            new java.math.BigInteger("7b2278223a22" + hex + "227d", 16).toByteArray());
        wire.awaitClosed(Wire.PATIENCE);
        assertEquals(1007, wire.closeCode(), hex);
      }
    }
  }

  @Test
  void aCharacterMayBeCutByFragments() {
    try (WebSocketWire wire = open()) {
      byte[] all = bytes("{\"req_id\":1,\"x\":\"\ud83d\ude00\",\"method\":\"GET_TIME\"}");
      wire.sendFrame(false, WebSocketWire.TEXT, Arrays.copyOf(all, 18));
      wire.sendFrame(true, WebSocketWire.CONTINUATION, Arrays.copyOfRange(all, 18, all.length));
      assertEquals(900, wire.answer(1).path("err").asInt());
    }
  }

  @Test
  void anEmptyMessageIs233() {
    try (WebSocketWire wire = open()) {
      wire.sendFrame(true, WebSocketWire.TEXT, new byte[0]);
      assertEquals(233, wire.anonymousAnswer().path("err").asInt());
      wire.inStep();
    }
  }

  @Test
  void pingsAreAnsweredAndACloseIsAnswered() throws InterruptedException {
    try (WebSocketWire wire = open()) {
      wire.sendFrame(true, WebSocketWire.PING, bytes("hello"));
      assertTrue(wire.awaitPong(10));
      wire.sendFrame(true, WebSocketWire.CLOSE, new byte[] {3, (byte) 0xe8});
      wire.awaitClosed(Wire.PATIENCE);
      assertEquals(1000, wire.closeCode());
    }
  }

  @Test
  void messagesMayBeLargerThanAFrameOfTheServer() {
    try (Cast cast = new Cast(server, Transport.WEBSOCKET)) {
      Client client = cast.user("big");
      String room = cast.room(client);
      for (int i = 0; i < 30; i++) {
        client.say(room, "\ud83d\ude00".repeat(4096));
      }
      JsonNode page = client.ok("RECEIVE_MESSAGE", "room_id", room);
      assertEquals(30, page.path("messages").size());
    }
  }
}
