package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.Json;
import chat.scrp.systemtests.harness.MessageContract;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.SharedServer;
import chat.scrp.systemtests.harness.Transport;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Blocked users, and the list of one's own sessions. */
@ExtendWith(SharedServer.class)
@ParameterizedClass
@EnumSource(Transport.class)
class BlockIT {
  private final Cast cast;

  BlockIT(Transport transport, ServerProcess server) {
    cast = new Cast(server, transport);
  }

  @AfterEach
  void closeConnections() {
    cast.close();
  }

  @Test
  void blockingEndsTheFriendshipAndRequestsGoNowhere() {
    Client one = cast.user("one");
    Client two = cast.user("two");
    cast.befriend(one, two);
    one.err(801, "BLOCK_USER", "user_id", one.id);
    one.err(404, "BLOCK_USER", "user_id", Cast.unique("no"));
    one.ok("BLOCK_USER", "user_id", two.id);
    assertEquals(one.id, two.push("FRIEND_REMOVED").path("user_id").asText());
    assertEquals(0, one.ok("GET_FRIENDS").path("friends").size());
    assertEquals(List.of(two.id), Json.texts(one.ok("GET_BLOCKED_USERS").path("users"), "user_id"));
    JsonNode asked = two.ok("ADD_FRIEND", "subject_user_id", one.id);
    assertTrue(MessageContract.uint32(asked.path("request_id")));
    String room = cast.room(two);
    JsonNode invited = two.ok("INVITE_TO_ROOM", "room_id", room, "subject_user_id", one.id);
    assertTrue(MessageContract.uint32(invited.path("request_id")));
    cast.nothingPushed(one);
    one.err(410, "APPROVE_REQUEST", "request_id", asked.path("request_id").asLong());
    one.err(801, "ADD_FRIEND", "subject_user_id", two.id);
    two.err(801, "SEND_PRIVATE_MESSAGE", "user_id", one.id, "text", "x");
    one.ok("UNBLOCK_USER", "user_id", two.id);
    one.ok("UNBLOCK_USER", "user_id", two.id);
    assertEquals(0, one.ok("GET_BLOCKED_USERS").path("users").size());
    two.ok("ADD_FRIEND", "subject_user_id", one.id);
    one.push("NEW_FRIEND_REQUEST");
  }

  @Test
  void sessionsAreListedAndEnded() {
    Client one = cast.user("one");
    one.ok("SET_CLIENT_INFO", "client_nickname", "Mine", "client_version", "1.2");
    Client other = cast.again(one);
    cast.resume(other);
    JsonNode sessions = one.ok("GET_SESSIONS").path("sessions");
    assertEquals(2, sessions.size());
    for (JsonNode session : sessions) {
      boolean own = session.path("session_id").asText().equals(one.sessionId());
      assertEquals(own, session.path("current").asBoolean(!own));
      assertEquals(own ? 1 : 2, session.path("connections").asInt());
      assertEquals(cast.transport.sessionName(), session.path("transport").asText());
      assertEquals("127.0.0.1", session.path("address").asText());
      assertTrue(MessageContract.uint32(session.path("log_in_time")));
      assertTrue(MessageContract.uint32(session.path("last_activity_time")));
      assertEquals(own ? "Mine" : "null", session.path("client_nickname").asText("null"));
      assertTrue(session.has("client_description") && session.path("client_description").isNull());
    }
    one.err(355, "END_SESSION", "session_id", "unknown");
    one.ok("END_SESSION", "session_id", other.sessionId());
    assertEquals("session_ended", other.push("FORCED_TO_LOGGED_OFF").path("reason").asText());
    other.err(250, "GET_FRIENDS");
    one.err(355, "END_SESSION", "session_id", other.sessionId());
    one.ok("END_SESSION", "session_id", one.sessionId());
    one.err(250, "GET_FRIENDS");
  }
}
