package chat.scrp.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.protocol.Codec;
import chat.scrp.protocol.ServerFrame;
import chat.scrp.protocol.push.NewRoomMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SlowReaderIT {
  private static final int BOUND = 256 << 10;
  private static final int MESSAGES = 20_000;
  private static final String TEXT = "x".repeat(500);

  private static GatewayConfig stuckAfter(Duration stuck) {
    GatewayConfig config = GatewayConfig.defaults();
    GatewayConfig.Timing t = config.timing();
    return config.withTiming(
        new GatewayConfig.Timing(
            t.service(),
            t.silence(),
            t.frame(),
            t.ping(),
            stuck,
            t.linger(),
            t.marks(),
            t.retry(),
            t.recheck(),
            t.httpIdle(),
            t.reconnect(),
            t.drain()));
  }

  private static Peer loggedIn(GatewayFixture fixture) throws IOException {
    Peer peer = new Peer(fixture.tcpPort(), 16 << 10);
    peer.send(
        "{\"req_id\":1,\"method\":\"LOG_IN\",\"user_id\":\"a\",\"user_password\":\"secret\"}");
    assertTrue(peer.receive().startsWith("{\"resp_id\":1,\"err\":900,"));
    return peer;
  }

  private static void flood(GatewayFixture fixture) {
    Until.isTrue("pushes come", () -> fixture.services.subscribed.contains("u:1"));
    for (int i = 0; i < MESSAGES; i++) {
      fixture.services.message(1, TEXT);
    }
  }

  @Test
  void costsBoundedMemoryAndGetsEverythingInOrderWhenItReadsAgain() throws Exception {
    try (GatewayFixture fixture = new GatewayFixture();
        Peer peer = loggedIn(fixture)) {
      flood(fixture);
      Until.isTrue("much waits", () -> fixture.gateway.waitingBytes() > BOUND / 2);
      Until.isTrue("all is published", fixture.services.published::isEmpty);
      assertTrue(fixture.gateway.waitingBytes() <= BOUND, "waiting bytes are bounded");
      readAll(peer, 1);
      Until.isTrue("all is marked", () -> fixture.services.logs.mark(1) == MESSAGES);
    }
  }

  @Test
  void isCutWhenItStaysStuckAndGetsTheRestAtTheNextLogIn() throws Exception {
    try (GatewayFixture fixture = new GatewayFixture(stuckAfter(Duration.ofSeconds(1)))) {
      fixture.services.always = 1;
      int received;
      try (Peer peer = loggedIn(fixture)) {
        flood(fixture);
        Until.isTrue("it is cut", () -> fixture.services.closed.size() == 1);
        received = readUntilCut(peer);
      }
      assertTrue(received < MESSAGES, "what did not fit did not leave");
      try (Peer peer = loggedIn(fixture)) {
        long next = seq(peer.receive());
        assertTrue(next <= received + 1, "goes on at " + next + " after " + received);
        readAll(peer, next + 1);
      }
    }
  }

  private static void readAll(Peer peer, long from) throws IOException {
    for (long seq = from; seq <= MESSAGES; seq++) {
      assertEquals(seq, seq(peer.receive()));
    }
  }

  private static int readUntilCut(Peer peer) {
    int last = 0;
    try {
      while (true) {
        long seq = seq(peer.receive());
        assertEquals(last + 1, seq);
        last = (int) seq;
      }
    } catch (IOException cut) {
      return last;
    }
  }

  private static long seq(String json) {
    ServerFrame frame = Codec.decodeServerFrame(json.getBytes(StandardCharsets.UTF_8));
    return ((NewRoomMessage) Objects.requireNonNull(((ServerFrame.Push) frame).push())).seq();
  }
}
