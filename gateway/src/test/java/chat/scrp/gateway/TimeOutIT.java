package chat.scrp.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class TimeOutIT {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final String UPGRADE =
      """
      GET /scrp HTTP/1.1\r
      Host: localhost\r
      Upgrade: websocket\r
      Connection: Upgrade\r
      Sec-WebSocket-Version: 13\r
      Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r
      \r
      """;
  private static final Duration LONG = Duration.ofSeconds(60);

  private static GatewayFixture fixture(Duration silence, Duration frame, Duration ping) {
    GatewayConfig config = GatewayConfig.defaults();
    GatewayConfig.Timing t = config.timing();
    return new GatewayFixture(
        config.withTiming(
            new GatewayConfig.Timing(
                t.service(),
                silence,
                frame,
                ping,
                t.stuck(),
                t.linger(),
                t.marks(),
                t.retry(),
                t.recheck(),
                t.httpIdle(),
                t.reconnect(),
                t.drain())));
  }

  @Test
  void closesASilentConnectionThatIsNotLoggedInButNoOther() throws Exception {
    try (GatewayFixture fixture = fixture(SHORT, LONG, LONG);
        Peer silent = new Peer(fixture.tcpPort());
        Peer loggedIn = new Peer(fixture.tcpPort())) {
      loggedIn.send(
          "{\"req_id\":1,\"method\":\"LOG_IN\",\"user_id\":\"a\",\"user_password\":\"secret\"}");
      assertTrue(loggedIn.receive().startsWith("{\"resp_id\":1,\"err\":900,"));
      assertTrue(silent.isEnded());
      loggedIn.send("{\"req_id\":2,\"method\":\"GET_TIME\"}");
      assertEquals("{\"resp_id\":2,\"err\":900}", loggedIn.receive());
    }
  }

  @Test
  void closesAConnectionWhoseFrameStaysIncomplete() throws Exception {
    try (GatewayFixture fixture = fixture(LONG, SHORT, LONG);
        Peer prefixed = new Peer(fixture.tcpPort());
        Peer line = new Peer(fixture.tcpPort())) {
      prefixed.sendRaw(new byte[] {0, 0});
      line.sendRaw("{\"req_id\":1".getBytes(StandardCharsets.UTF_8));
      assertTrue(prefixed.isEnded());
      assertTrue(line.isEnded());
    }
  }

  @Test
  void closesAnHttpConnectionWhoseRequestStaysIncompleteHoweverItTrickles() throws Exception {
    try (GatewayFixture fixture = fixture(LONG, SHORT, LONG);
        Peer stopped = new Peer(fixture.httpPort());
        Peer trickling = new Peer(fixture.httpPort());
        Peer idle = new Peer(fixture.httpPort())) {
      stopped.sendRaw("GET / HTTP/1.1\r\nHost: a\r\n".getBytes(StandardCharsets.UTF_8));
      assertTrue(stopped.isEnded());
      trickling.sendRaw("GET / HTTP/1.1\r\n".getBytes(StandardCharsets.UTF_8));
      Until.isTrue("it is closed", () -> isClosedAfter(trickling, "X: y\r\n"));
      idle.sendRaw("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.UTF_8));
      assertTrue(idle.receiveLine().startsWith("HTTP/1.1 200"));
    }
  }

  @Test
  void closesAWebSocketWhoseFrameStaysIncomplete() throws Exception {
    try (GatewayFixture fixture = fixture(LONG, SHORT, LONG);
        Peer peer = new Peer(fixture.httpPort())) {
      peer.sendRaw(UPGRADE.getBytes(StandardCharsets.UTF_8));
      assertTrue(peer.receiveLine().startsWith("HTTP/1.1 101"));
      // A masked text frame of 16 bytes, of which three are there.
      peer.sendRaw(new byte[] {(byte) 0x81, (byte) 0x90, 1, 2, 3, 4, '{', '}', ' '});
      String rest = peer.readToTheEnd();
      assertTrue(rest.toLowerCase(Locale.ROOT).contains("upgrade: websocket"), rest);
    }
  }

  private static boolean isClosedAfter(Peer peer, String more) {
    try {
      peer.sendRaw(more.getBytes(StandardCharsets.UTF_8));
      return false;
    } catch (IOException reset) {
      return true;
    }
  }

  @Test
  void cutsAWebSocketThatMissesTwoPongsButKeepsOneThatAnswers() throws Exception {
    try (GatewayFixture fixture = fixture(LONG, LONG, SHORT);
        Peer mute = new Peer(fixture.httpPort())) {
      mute.sendRaw(
          """
          GET /scrp HTTP/1.1\r
          Host: localhost\r
          Upgrade: websocket\r
          Connection: Upgrade\r
          Sec-WebSocket-Version: 13\r
          Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
          \r
          """
              .getBytes(StandardCharsets.UTF_8));
      WebSocketClient client = fixture.vertx.createWebSocketClient();
      WebSocket answering =
          GatewayFixture.await(
              client.connect(
                  new WebSocketConnectOptions()
                      .setHost("127.0.0.1")
                      .setPort(fixture.httpPort())
                      .setURI("/scrp")));
      mute.readToTheEnd();
      Promise<String> answer = Promise.promise();
      answering.textMessageHandler(answer::tryComplete);
      Future<Void> sent = answering.writeTextMessage("{\"req_id\":2,\"method\":\"GET_TIME\"}");
      GatewayFixture.await(sent);
      assertEquals("{\"resp_id\":2,\"err\":900}", GatewayFixture.await(answer.future()));
    }
  }
}
