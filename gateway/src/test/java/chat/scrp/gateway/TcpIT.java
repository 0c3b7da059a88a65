package chat.scrp.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.protocol.Method;
import chat.scrp.services.dispatch.Outcome;
import io.vertx.core.Promise;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TcpIT {
  private static final String BAD = "{\"resp_id\":null,\"err\":233}";
  private static GatewayFixture fixture;

  @BeforeAll
  static void start() {
    fixture = new GatewayFixture();
  }

  @AfterAll
  static void stop() {
    fixture.close();
  }

  private static Peer peer() throws Exception {
    return new Peer(fixture.tcpPort());
  }

  private static Peer loggedIn() throws Exception {
    Peer peer = peer();
    peer.send(
        "{\"req_id\":1,\"method\":\"LOG_IN\",\"user_id\":\"a\",\"user_password\":\"secret\"}");
    assertTrue(peer.receive().startsWith("{\"resp_id\":1,\"err\":900,"));
    return peer;
  }

  @Test
  void answersLengthPrefixedFrames() throws Exception {
    try (Peer peer = peer()) {
      peer.send("{\"req_id\":7,\"method\":\"GET_TIME\"}");
      assertEquals("{\"resp_id\":7,\"err\":900}", peer.receive());
    }
  }

  @Test
  void answersLinesWhenTheFirstByteIsABrace() throws Exception {
    try (Peer peer = peer()) {
      peer.sendRaw(
          "{\"req_id\":7,\"method\":\"GET_TIME\"}\r\n\n{}\n".getBytes(StandardCharsets.UTF_8));
      assertEquals("{\"resp_id\":7,\"err\":900}", peer.receiveLine());
      assertEquals(BAD, peer.receiveLine());
    }
  }

  @Test
  void answersWhatWasAskedBeforeTheClientEndedItsOutput() throws Exception {
    try (Peer peer = peer()) {
      peer.sendRaw("{\"req_id\":7,\"method\":\"GET_TIME\"}\n".getBytes(StandardCharsets.UTF_8));
      peer.endOutput();
      assertEquals("{\"resp_id\":7,\"err\":900}", peer.receiveLine());
      assertTrue(peer.isEnded());
    }
  }

  @Test
  void answersThatMuchMoreThanIsCarriedOutAtATime() throws Exception {
    int asked = 1000;
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < asked; i++) {
      lines.append("{\"req_id\":" + i + ",\"method\":\"GET_TIME\"}\n");
    }
    try (Peer peer = peer()) {
      peer.sendRaw(lines.toString().getBytes(StandardCharsets.UTF_8));
      peer.endOutput();
      assertEquals(asked, peer.readToTheEnd().lines().count());
    }
  }

  @Test
  void answers233AndStaysOpenAfterAnEmptyFrame() throws Exception {
    try (Peer peer = peer()) {
      peer.sendRaw(new byte[4]);
      assertEquals(BAD, peer.receive());
      peer.send("{\"req_id\":1,\"method\":\"NOTHING\"}");
      assertEquals("{\"resp_id\":1,\"err\":233}", peer.receive());
    }
  }

  @Test
  void closesAfterTenUnreadableFramesInARow() throws Exception {
    try (Peer peer = peer()) {
      for (int i = 0; i < 9; i++) {
        peer.send("nonsense");
        assertEquals(BAD, peer.receive());
      }
      peer.send("{\"req_id\":1,\"method\":\"NOTHING\"}");
      assertEquals("{\"resp_id\":1,\"err\":233}", peer.receive());
      for (int i = 0; i < 10; i++) {
        peer.send("[]");
        assertEquals(BAD, peer.receive());
      }
      assertTrue(peer.isEnded());
    }
  }

  @Test
  void answers233OnceAndClosesWhenARequestIsTooLong() throws Exception {
    try (Peer peer = peer()) {
      peer.sendRaw(Peer.framed(new byte[65_537]));
      assertEquals(BAD, peer.receive());
      assertTrue(peer.isEnded());
    }
  }

  @Test
  void takesARequestOfTheLargestSize() throws Exception {
    try (Peer peer = peer()) {
      String head = "{\"req_id\":1,\"method\":\"GET_TIME\",\"x\":\"";
      peer.send(head + "x".repeat(65_536 - head.length() - 2) + "\"}");
      assertEquals("{\"resp_id\":1,\"err\":900}", peer.receive());
    }
  }

  @Test
  void answersTheSmallestOfFieldAndStateError() throws Exception {
    try (Peer peer = peer()) {
      peer.send("{\"req_id\":1,\"method\":\"GET_USER\",\"user_id\":\"!\"}");
      assertEquals("{\"resp_id\":1,\"err\":250}", peer.receive());
      peer.send("{\"req_id\":2,\"method\":\"LOG_IN\",\"user_id\":\"!\",\"user_password\":\"\"}");
      assertEquals("{\"resp_id\":2,\"err\":300}", peer.receive());
      peer.send("{\"req_id\":3,\"method\":\"ACK_PUSH\",\"push_id\":\"1\"}");
      assertEquals("{\"resp_id\":3,\"err\":233}", peer.receive());
    }
    try (Peer peer = loggedIn()) {
      peer.send("{\"req_id\":2,\"method\":\"LOG_IN\",\"user_id\":\"!\",\"user_password\":\"\"}");
      assertEquals("{\"resp_id\":2,\"err\":251}", peer.receive());
      peer.send("{\"req_id\":3,\"method\":\"GET_USER\",\"user_id\":\"!\"}");
      assertEquals("{\"resp_id\":3,\"err\":300}", peer.receive());
    }
  }

  @Test
  void answersPipelinedStateChangesInOrderAndOneAtATime() throws Exception {
    AtomicInteger atOnce = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    fixture.services.answers.put(
        Method.CHANGE_USER_NICKNAME,
        call -> {
          most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
          return fixture
              .vertx
              .timer(1)
              .compose(
                  v -> {
                    atOnce.decrementAndGet();
                    return FakeServices.succeed(call);
                  });
        });
    try (Peer peer = loggedIn()) {
      for (int i = 2; i < 300; i++) {
        peer.send(
            "{\"req_id\":" + i + ",\"method\":\"CHANGE_USER_NICKNAME\",\"user_nickname\":\"x\"}");
      }
      for (int i = 2; i < 300; i++) {
        assertEquals("{\"resp_id\":" + i + ",\"err\":900}", peer.receive());
      }
      assertEquals(1, most.get());
    }
  }

  @Test
  void answers503WhenNoServiceAnswersInTime() throws Exception {
    GatewayConfig config = GatewayConfig.defaults();
    GatewayConfig.Timing t = config.timing();
    try (GatewayFixture slow =
        new GatewayFixture(
            config.withTiming(
                new GatewayConfig.Timing(
                    Duration.ofMillis(100),
                    t.silence(),
                    t.frame(),
                    t.ping(),
                    t.stuck(),
                    t.linger(),
                    t.marks(),
                    t.retry(),
                    t.recheck(),
                    t.httpIdle(),
                    t.reconnect(),
                    t.drain())))) {
      slow.services.answers.put(Method.GET_TIME, call -> Promise.<Outcome>promise().future());
      try (Peer peer = new Peer(slow.tcpPort())) {
        peer.send("{\"req_id\":1,\"method\":\"GET_TIME\"}");
        assertEquals("{\"resp_id\":1,\"err\":503}", peer.receive());
      }
    }
  }
}
