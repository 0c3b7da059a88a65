package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.services.testing.RealRedis;
import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.Transport;
import chat.scrp.systemtests.harness.TwoReplicas;
import chat.scrp.systemtests.harness.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two servers on one Redis behave as one. */
class ReplicasIT {

  @RegisterExtension
  @Order(1)
  static final RealRedis REDIS = new RealRedis("--appendfsync", "always");

  @RegisterExtension
  @Order(2)
  static final TwoReplicas REPLICAS = new TwoReplicas(() -> Map.of("SCRP_REDIS_URI", REDIS.uri()));

  private final Cast a = REPLICAS.castLeft(Transport.TCP);
  private final Cast b = REPLICAS.castRight(Transport.WEBSOCKET);

  @Test
  void messagesReachTheOther() {
    Client one = a.user("one");
    Client two = b.user("two");
    a.befriend(one, two);
    String room = a.room(one, two);
    for (int i = 1; i <= 50; i++) {
      one.wire.post("SEND_ROOM_MESSAGE", "room_id", room, "text", "a" + i);
      two.wire.post("SEND_ROOM_MESSAGE", "room_id", room, "text", "b" + i);
    }
    List<String> heardByTwo = new ArrayList<>();
    List<String> heardByOne = new ArrayList<>();
    for (int i = 1; i <= 50; i++) {
      heardByTwo.add(two.push("NEW_ROOM_MESSAGE").path("text").asText());
      heardByOne.add(one.push("NEW_ROOM_MESSAGE").path("text").asText());
      assertEquals("a" + i, heardByTwo.get(i - 1));
      assertEquals("b" + i, heardByOne.get(i - 1));
    }
    JsonNode page = one.ok("RECEIVE_MESSAGE", "room_id", room, "limit", 200);
    assertEquals(100, page.path("messages").size());
    one.tell(two, "across");
    assertEquals("across", two.push("NEW_PRIVATE_MESSAGE").path("text").asText());
    two.ok("MARK_READ", "user_id", one.id, "seq", 1);
    one.push("MESSAGES_READ");
    b.nothingPushed(one, two);
  }

  @Test
  void presence() {
    Client one = a.user("one");
    Client two = b.user("two");
    a.befriend(one, two);
    two.close();
    one.presence("USER_OFFLINE", two.id);
    Client back = b.logIn(two.id);
    one.presence("USER_ONLINE", two.id);
    Client onLeft = a.logIn(two.id);
    back.close();
    onLeft.ok("GET_TIME");
    assertEquals(1, one.ok("GET_USER", "user_id", two.id).path("mode").asInt());
    onLeft.ok("LOG_OUT");
    one.presence("USER_OFFLINE", two.id);
  }

  @Test
  void sessionsResumeAnywhereAndEndEverywhere() {
    Client one = a.user("one");
    Client tab = b.resume(one);
    assertEquals(one.sessionId(), tab.sessionId());
    Client other = b.again(one);
    one.ok(
        "CHANGE_USER_PASSWORD",
        "old_user_password",
        Cast.PASSWORD,
        "new_user_password",
        "battery staple");
    assertEquals("password_changed", other.push("FORCED_TO_LOGGED_OFF").path("reason").asText());
    other.err(250, "GET_FRIENDS");
    tab.ok("GET_FRIENDS");
    tab.ok("LOG_OUT");
    assertEquals("session_ended", one.push("FORCED_TO_LOGGED_OFF").path("reason").asText());
    one.err(250, "GET_FRIENDS");
  }

  @Test
  void wrongAttemptsAndDeduplicationAreShared() {
    Client one = a.user("one");
    for (int i = 0; i < 5; i++) {
      Wire wire = i % 2 == 0 ? a.connect() : b.connect();
      wire.err(403, "LOG_IN", "user_id", one.id, "user_password", "wrong horse");
    }
    b.connect().err(402, "LOG_IN", "user_id", one.id, "user_password", Cast.PASSWORD);
    Client two = b.user("two");
    String room = a.room(one, two);
    Client oneRight = b.resume(one);
    JsonNode first =
        one.ok("SEND_ROOM_MESSAGE", "room_id", room, "text", "m", "client_message_id", "x");
    JsonNode second =
        oneRight.ok("SEND_ROOM_MESSAGE", "room_id", room, "text", "m", "client_message_id", "x");
    assertEquals(first.path("message_id"), second.path("message_id"));
    two.push("NEW_ROOM_MESSAGE");
    b.nothingPushed(two);
  }

  @Test
  void removalHoldsOnBoth() {
    Client one = a.user("one");
    Client two = b.user("two");
    String room = a.room(one, two);
    one.ok("REMOVE_USER_FROM_ROOM", "room_id", room, "subject_user_id", two.id);
    two.err(801, "SEND_ROOM_MESSAGE", "room_id", room, "text", "x");
    one.say(room, "secret");
    assertEquals("removed", two.push("USER_LEAVE_ROOM").path("reason").asText());
    b.nothingPushed(two);
  }

  @Test
  void statisticsAreThoseOfAll() {
    long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    Client one = a.user("one");
    Client two = b.user("two");
    JsonNode leftInfo;
    JsonNode rightInfo;
    do {
      one.wire.staysOpen(Duration.ofMillis(200));
      leftInfo = one.ok("GET_SERVER_INFO");
      rightInfo = two.ok("GET_SERVER_INFO");
    } while (!same(leftInfo, rightInfo) && System.nanoTime() < deadline);
    assertTrue(same(leftInfo, rightInfo), leftInfo + " / " + rightInfo);
    assertEquals(leftInfo.path("store_epoch"), rightInfo.path("store_epoch"));
    assertEquals(leftInfo.path("uptime"), rightInfo.path("uptime"));
    assertTrue(leftInfo.path("online_users").asInt() >= 2);
  }

  private static boolean same(JsonNode one, JsonNode two) {
    return one.path("users").equals(two.path("users"))
        && one.path("online_users").equals(two.path("online_users"))
        && one.path("online_users").asInt() >= 2
        && one.path("rooms").equals(two.path("rooms"));
  }

  @Test
  void usersOfAKilledReplicaAreOfflineSoonAndLoseNothing() {
    ServerProcess third = ServerProcess.start(Map.of("SCRP_REDIS_URI", REDIS.uri()));
    try (Cast c = new Cast(third, Transport.TCP)) {
      Client one = a.user("one");
      Client two = c.user("two");
      a.befriend(one, two);
      one.tell(two, "before");
      two.push("NEW_PRIVATE_MESSAGE");
      third.kill();
      one.tell(two, "while it was gone");
      one.wire.presence("USER_OFFLINE", two.id, Duration.ofSeconds(32));
      assertEquals(0, one.ok("GET_USER", "user_id", two.id).path("mode").asInt(-1));
      Client back = b.resume(two);
      assertEquals(two.sessionId(), back.sessionId());
      // What the killed replica had delivered but not noted comes again; nothing is missing.
      JsonNode push = back.wire.anyPush("NEW_PRIVATE_MESSAGE");
      if (push.path("text").asText().equals("before")) {
        push = back.wire.anyPush("NEW_PRIVATE_MESSAGE");
      }
      assertEquals("while it was gone", push.path("text").asText());
      assertEquals(2, push.path("seq").asInt());
    } finally {
      third.close();
    }
  }
}
