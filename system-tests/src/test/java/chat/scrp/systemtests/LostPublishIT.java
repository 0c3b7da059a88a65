package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.services.testing.RealRedis;
import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.LossyRedis;
import chat.scrp.systemtests.harness.Transport;
import chat.scrp.systemtests.harness.TwoReplicas;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Redis loses publishes: everything arrives all the same, in order, only later. */
class LostPublishIT {
  private static final int MESSAGES = 100;

  @RegisterExtension
  @Order(1)
  static final RealRedis REDIS = new RealRedis("--appendfsync", "always");

  @SuppressWarnings("NullAway.Init") // The replicas ask for it before the first test.
  private static LossyRedis lossy;

  @RegisterExtension
  @Order(2)
  static final TwoReplicas REPLICAS = new TwoReplicas(LostPublishIT::environment);

  private final Cast a = REPLICAS.castLeft(Transport.TCP);
  private final Cast b = REPLICAS.castRight(Transport.WEBSOCKET);

  private static Map<String, String> environment() {
    lossy = new LossyRedis(REDIS.port(), 1);
    return Map.of(
        "SCRP_REDIS_URI",
        lossy.uri(),
        "SCRP_RECHECK_INTERVAL",
        "1s",
        "SCRP_PRESENCE_RENEWAL",
        "1s");
  }

  @AfterEach
  void loseNoMore() {
    lossy.lose(0);
  }

  @AfterAll
  static void close() {
    lossy.close();
  }

  @ParameterizedTest(name = "{0} % lost")
  @ValueSource(ints = {1, 30})
  void messagesArriveInOrder(int percent) {
    Client one = a.user("one");
    Client two = b.user("two");
    a.befriend(one, two);
    String room = a.room(one, two);
    lossy.lose(percent);
    int before = lossy.dropped();
    for (int i = 1; i <= MESSAGES; i++) {
      one.wire.post("SEND_ROOM_MESSAGE", "room_id", room, "text", "one " + i);
      two.wire.post("SEND_ROOM_MESSAGE", "room_id", room, "text", "two " + i);
    }
    for (int i = 1; i <= MESSAGES; i++) {
      assertEquals("one " + i, two.push("NEW_ROOM_MESSAGE").path("text").asText());
      assertEquals("two " + i, one.push("NEW_ROOM_MESSAGE").path("text").asText());
    }
    for (int i = 1; i <= MESSAGES; i++) {
      one.wire.post("SEND_PRIVATE_MESSAGE", "user_id", two.id, "text", "one " + i);
    }
    for (int i = 1; i <= MESSAGES; i++) {
      assertEquals("one " + i, two.push("NEW_PRIVATE_MESSAGE").path("text").asText());
    }
    assertTrue(lossy.dropped() > before, "nothing was lost");
  }

  @ParameterizedTest(name = "{0} % lost")
  @ValueSource(ints = {1, 30})
  void whoComesAndGoesIsTold(int percent) {
    Client owner = a.user("owner");
    Client guest = a.user("guest");
    Client elsewhere = b.resume(guest);
    String room = a.room(owner);
    lossy.lose(percent);
    for (int round = 1; round <= 10; round++) {
      guest.ok("ENTER_ROOM", "room_id", room);
      for (Client told : List.of(owner, guest, elsewhere)) {
        assertEquals(guest.id, told.push("USER_ENTER_ROOM").path("user_id").asText());
      }
      owner.ok("REMOVE_USER_FROM_ROOM", "room_id", room, "subject_user_id", guest.id);
      owner.ok("SEND_ROOM_MESSAGE", "room_id", room, "text", "without the guest");
      for (Client told : List.of(owner, guest, elsewhere)) {
        assertEquals("removed", told.push("USER_LEAVE_ROOM").path("reason").asText());
      }
    }
    lossy.lose(0);
    b.nothingPushed(owner, guest, elsewhere);
  }

  @ParameterizedTest(name = "{0} % lost")
  @ValueSource(ints = {1, 30})
  void whoIsLoggedOffIsToldWhy(int percent) {
    Client one = a.user("one");
    Client tab = b.resume(one);
    lossy.lose(percent);
    for (int round = 1; round <= 5; round++) {
      Client other = b.again(one);
      Client there = b.again(one);
      one.ok("END_SESSION", "session_id", other.sessionId());
      assertEquals("session_ended", reason(other));
      other.err(250, "GET_FRIENDS");
      one.ok(
          "CHANGE_USER_PASSWORD",
          "old_user_password",
          Cast.PASSWORD,
          "new_user_password",
          Cast.PASSWORD);
      assertEquals("password_changed", reason(there));
      tab.ok("GET_FRIENDS");
    }
    one.ok("DELETE_USER", "user_id", one.id, "user_password", Cast.PASSWORD);
    assertEquals("user_deleted", reason(tab));
  }

  @ParameterizedTest(name = "{0} % lost")
  @ValueSource(ints = {1, 50})
  void whoIsOnlineIsTold(int percent) {
    Client one = a.user("one");
    Client two = b.user("two");
    a.befriend(one, two);
    lossy.lose(percent);
    for (int round = 1; round <= 10; round++) {
      two.close();
      one.presence("USER_OFFLINE", two.id);
      two = b.logIn(two.id);
      one.presence("USER_ONLINE", two.id);
    }
  }

  private static String reason(Client client) {
    return client.push("FORCED_TO_LOGGED_OFF").path("reason").asText();
  }
}
