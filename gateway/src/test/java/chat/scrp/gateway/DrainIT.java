package chat.scrp.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.protocol.Method;
import chat.scrp.services.log.Published;
import io.vertx.core.Future;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DrainIT {
  private static Peer loggedIn(GatewayFixture fixture) throws IOException {
    Peer peer = new Peer(fixture.tcpPort());
    peer.send(
        "{\"req_id\":1,\"method\":\"LOG_IN\",\"user_id\":\"a\",\"user_password\":\"secret\"}");
    assertTrue(peer.receive().startsWith("{\"resp_id\":1,\"err\":900,"));
    return peer;
  }

  @Test
  void answersWhatIsInFlightTellsTheClientAndCloses() throws Exception {
    try (GatewayFixture fixture = new GatewayFixture()) {
      fixture.services.answers.put(
          Method.GET_USER,
          call -> fixture.vertx.timer(300).compose(v -> FakeServices.succeed(call)));
      try (Peer peer = loggedIn(fixture)) {
        peer.send("{\"req_id\":2,\"method\":\"GET_USER\",\"user_id\":\"a\"}");
        Until.isTrue("it is in flight", () -> fixture.services.calls.size() == 2);
        Future<Void> drained = fixture.gateway.drain();
        assertFalse(fixture.gateway.problems().isEmpty(), "not ready any more");
        assertTrue(peer.receive().contains("\"SERVER_GOING_AWAY\""));
        assertEquals("{\"resp_id\":2,\"err\":900}", peer.receive());
        assertTrue(peer.isEnded());
        peer.endOutput();
        GatewayFixture.await(drained);
        assertEquals(1, fixture.services.closed.size(), "the user service knows");
      }
    }
  }

  /** Whether it wants lines or lengths is not known before its first byte. */
  @Test
  void tellsNothingToAClientThatHasNotSpoken() throws Exception {
    try (GatewayFixture fixture = new GatewayFixture();
        Peer silent = new Peer(fixture.tcpPort());
        Peer speaking = loggedIn(fixture)) {
      Future<Void> drained = fixture.gateway.drain();
      assertTrue(speaking.receive().contains("\"SERVER_GOING_AWAY\""));
      assertTrue(silent.isEnded(), "no byte before the end");
      silent.endOutput();
      speaking.endOutput();
      GatewayFixture.await(drained);
    }
  }

  @Test
  void takesNoNewConnectionWhileDraining() throws Exception {
    try (GatewayFixture fixture = new GatewayFixture()) {
      Future<Void> drained = fixture.gateway.drain();
      try (Peer peer = new Peer(fixture.tcpPort())) {
        assertTrue(peer.isEnded());
      }
      GatewayFixture.await(drained);
    }
  }

  @Test
  void leavesAConnectionOpenWhenItsLogInEndsElsewhere() throws Exception {
    try (GatewayFixture fixture = new GatewayFixture();
        Peer peer = loggedIn(fixture)) {
      Until.isTrue("pushes come", () -> fixture.services.subscribed.contains("u:1"));
      fixture.services.publish(
          "u:1", new Published.LoggedOff("session_ended", "another", null, null, null));
      fixture.services.publish(
          "u:1", new Published.LoggedOff("password_changed", null, "another", null, null));
      String push = peer.receive();
      assertTrue(push.startsWith("{\"push_id\":null,\"method\":\"FORCED_TO_LOGGED_OFF\""), push);
      assertTrue(push.contains("\"password_changed\""), push);
      peer.send("{\"req_id\":2,\"method\":\"GET_FRIENDS\"}");
      assertEquals("{\"resp_id\":2,\"err\":250}", peer.receive());
      Until.isTrue("nothing is subscribed", () -> !fixture.services.subscribed.contains("u:1"));
    }
  }
}
