package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.SharedServer;
import chat.scrp.systemtests.harness.SocketWire;
import chat.scrp.systemtests.harness.Transport;
import chat.scrp.systemtests.harness.WebSocketWire;
import chat.scrp.systemtests.harness.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the server cuts after 10 and 30 seconds, and what lives for 60. All wait at once. */
@ExtendWith(SharedServer.class)
@Execution(ExecutionMode.CONCURRENT)
class TimeOutIT {

  private static final Duration SILENCE = Duration.ofSeconds(30);
  private static final Duration FRAME = Duration.ofSeconds(10);
  private static final Duration SLACK = Duration.ofSeconds(8);

  private final ServerProcess server;

  TimeOutIT(ServerProcess server) {
    this.server = server;
  }

  private WebSocketWire webSocket() {
    return WebSocketWire.open(server.httpPort(), "127.0.0.1", List.of("scrp"), Map.of());
  }

  private static void closedAfter(Wire wire, long start, Duration time) {
    wire.awaitClosed(time.plus(SLACK));
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    assertTrue(took.compareTo(time.minusSeconds(1)) > 0, "closed after " + took);
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void silentWithoutALogin(Transport transport) {
    long start = System.nanoTime();
    try (Wire wire = transport.connect(server)) {
      wire.ok("GET_TIME");
      closedAfter(wire, start, SILENCE);
    }
  }

  @Test
  void silentFromTheStart() {
    long start = System.nanoTime();
    try (Wire wire = Transport.TCP.connect(server)) {
      closedAfter(wire, start, SILENCE);
    }
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void aRequestStartsTheTimeAgainAndALoginEndsIt(Transport transport) {
    try (Cast cast = new Cast(server, transport)) {
      Client client = cast.user("quiet");
      Wire wire = cast.connect();
      wire.ok("GET_TIME");
      wire.staysOpen(Duration.ofSeconds(20));
      wire.ok("GET_TIME");
      wire.staysOpen(Duration.ofSeconds(20));
      wire.ok("GET_TIME");
      client.ok("GET_FRIENDS");
      client.wire.check();
    }
  }

  @Test
  void afterALogOutTheTimeRunsAgain() {
    try (Cast cast = new Cast(server, Transport.TCP)) {
      Client client = cast.user("quiet");
      client.ok("LOG_OUT");
      closedAfter(client.wire, System.nanoTime(), SILENCE);
    }
  }

  @Test
  void anIncompleteLength() {
    long start = System.nanoTime();
    try (SocketWire wire = Transport.TCP.socket(server)) {
      wire.sendBytes(new byte[] {0, 0});
      closedAfter(wire, start, FRAME);
    }
  }

  @Test
  void anIncompleteFrameOfALoggedInConnectionThatTrickles() {
    try (Cast cast = new Cast(server, Transport.TCP)) {
      SocketWire wire = Transport.TCP.socket(server);
      cast.userOn(wire, "slow");
      long start = System.nanoTime();
      wire.sendBytes(new byte[] {0, 0, 1, 0, '{'});
      for (int i = 0; i < 4; i++) {
        wire.staysOpen(Duration.ofSeconds(2));
        wire.sendBytes(new byte[] {' '});
      }
      closedAfter(wire, start, FRAME);
    }
  }

  @Test
  void aLineWithoutAnEnd() {
    long start = System.nanoTime();
    try (SocketWire wire = Transport.LINE.socket(server)) {
      wire.sendBytes("{\"req_id\":1".getBytes(StandardCharsets.UTF_8));
      closedAfter(wire, start, FRAME);
    }
  }

  @Test
  void anIncompleteWebSocketMessage() {
    try (Cast cast = new Cast(server, Transport.WEBSOCKET)) {
      WebSocketWire wire = webSocket();
      cast.userOn(wire, "slow");
      long start = System.nanoTime();
      wire.sendFrame(false, WebSocketWire.TEXT, "{".getBytes(StandardCharsets.UTF_8));
      closedAfter(wire, start, FRAME);
    }
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void anIncompleteFrameThatCameWithACompleteOne(Transport transport) {
    try (Cast cast = new Cast(server, transport)) {
      SocketWire wire = transport.socket(server);
      cast.userOn(wire, "slow");
      long start = System.nanoTime();
      byte[] frame = wire.framed(time(1000));
      wire.sendBytes(Arrays.copyOf(twice(frame), frame.length + 1));
      wire.answerTo(1000);
      closedAfter(wire, start, FRAME);
    }
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void framesOfWhichEachIsBegunWithTheOneBefore(Transport transport) {
    try (Cast cast = new Cast(server, transport)) {
      SocketWire wire = transport.socket(server);
      cast.userOn(wire, "steady");
      byte[] frame = wire.framed(time(1000));
      wire.sendBytes(Arrays.copyOf(frame, 1));
      for (int i = 0; i < 7; i++) {
        wire.staysOpen(Duration.ofSeconds(2));
        wire.sendBytes(Arrays.copyOfRange(twice(frame), 1, frame.length + 1));
        wire.answerTo(1000);
      }
    }
  }

  private static byte[] time(int requestId) {
    return ("{\"req_id\":" + requestId + ",\"method\":\"GET_TIME\"}")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] twice(byte[] frame) {
    byte[] both = Arrays.copyOf(frame, 2 * frame.length);
    System.arraycopy(frame, 0, both, frame.length, frame.length);
    return both;
  }

  @Test
  void theServerPingsWebSockets() throws InterruptedException {
    try (Cast cast = new Cast(server, Transport.WEBSOCKET)) {
      WebSocketWire wire = webSocket();
      Client client = cast.userOn(wire, "pinged");
      assertTrue(wire.awaitPing(SILENCE.plus(SLACK).toSeconds()));
      client.ok("GET_FRIENDS");
    }
  }

  @Test
  void anOldTokenDies60SecondsAfterItsFirstUse() {
    try (Cast cast = new Cast(server, Transport.TCP)) {
      Client client = cast.user("token");
      Client first = cast.resume(client);
      first.wire.staysOpen(Duration.ofSeconds(50));
      cast.resume(client).ok("GET_FRIENDS");
      first.wire.staysOpen(Duration.ofSeconds(12));
      cast.connect().err(355, "RESUME_SESSION", "session_token", client.token());
      cast.resume(first).ok("GET_FRIENDS");
    }
  }
}
