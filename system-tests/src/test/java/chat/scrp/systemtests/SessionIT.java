package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.SharedServer;
import chat.scrp.systemtests.harness.Transport;
import chat.scrp.systemtests.harness.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** RESUME_SESSION, LOG_OUT and the limits of sessions and connections. */
@ExtendWith(SharedServer.class)
@ParameterizedClass
@EnumSource(Transport.class)
class SessionIT {
  private final Cast cast;

  SessionIT(Transport transport, ServerProcess server) {
    cast = new Cast(server, transport);
  }

  @AfterEach
  void closeConnections() {
    cast.close();
  }

  @Test
  void resumingAddsAConnectionToTheSession() {
    Client one = cast.user("one");
    Client tab = cast.resume(one);
    assertEquals(one.sessionId(), tab.sessionId());
    assertNotEquals(one.token(), tab.token());
    one.ok("GET_FRIENDS");
    tab.ok("GET_FRIENDS");
    Client friend = cast.user("friend");
    friend.ok("ADD_FRIEND", "subject_user_id", one.id);
    one.push("NEW_FRIEND_REQUEST");
    tab.push("NEW_FRIEND_REQUEST");
  }

  @Test
  void theOldTokenCanBeUsedAgainForAWhile() {
    Client one = cast.user("one");
    Client first = cast.resume(one);
    Client second = cast.resume(one);
    Client third = cast.resume(first);
    Client fourth = cast.resume(second);
    for (Client tab : List.of(first, second, third, fourth)) {
      assertEquals(one.sessionId(), tab.sessionId());
    }
  }

  @Test
  void resumingAfterAllConnectionsAreGone() {
    Client one = cast.user("one");
    one.close();
    Client back = cast.resume(one);
    assertEquals(one.sessionId(), back.sessionId());
    back.ok("GET_FRIENDS");
  }

  @Test
  void unknownTokensAre355() {
    Wire wire = cast.connect();
    wire.err(355, "RESUME_SESSION");
    for (Object bad : List.of("", "x", "x".repeat(256), "x".repeat(300), "\u00e9", 5, true)) {
      wire.err(355, "RESUME_SESSION", "session_token", bad);
    }
    Client one = cast.user("one");
    String token = one.token();
    char last = token.charAt(token.length() - 2) == 'A' ? 'B' : 'A';
    wire.err(
        355,
        "RESUME_SESSION",
        "session_token",
        token.substring(0, token.length() - 2) + last + token.charAt(token.length() - 1));
    wire.err(233, "RESUME_SESSION", "session_token", token, "push_ack", 1);
    wire.err(250, "GET_FRIENDS");
    wire.ok("RESUME_SESSION", "session_token", token, "push_ack", null);
    wire.err(251, "RESUME_SESSION", "session_token", token);
  }

  @Test
  void loggingOutEndsTheSession() {
    Client one = cast.user("one");
    Client tab = cast.resume(one);
    Client other = cast.again(one);
    one.ok("LOG_OUT");
    assertEquals("session_ended", tab.push("FORCED_TO_LOGGED_OFF").path("reason").asText());
    tab.err(250, "GET_FRIENDS");
    one.err(250, "GET_FRIENDS");
    one.err(250, "LOG_OUT");
    other.ok("GET_FRIENDS");
    for (Client old : List.of(one, tab)) {
      one.err(355, "RESUME_SESSION", "session_token", old.token());
    }
    cast.logIn(one.wire, one.id, Cast.PASSWORD).ok("GET_FRIENDS");
    cast.logIn(tab.wire, one.id, Cast.PASSWORD).ok("GET_FRIENDS");
    cast.nothingPushed(other);
  }

  @Test
  void theSeventeenthSessionEndsTheOldest() {
    Client first = cast.user("one");
    Client second = cast.again(first);
    for (int i = 3; i <= 16; i++) {
      cast.again(first);
    }
    first.ok("GET_FRIENDS");
    Client last = cast.again(first);
    assertEquals("too_many_sessions", first.push("FORCED_TO_LOGGED_OFF").path("reason").asText());
    first.err(250, "GET_FRIENDS");
    second.ok("GET_FRIENDS");
    last.ok("GET_FRIENDS");
    first.err(355, "RESUME_SESSION", "session_token", first.token());
  }

  @Test
  void theSeventeenthConnectionEndsTheOldest() {
    Client first = cast.user("one");
    Client tab = first;
    for (int i = 2; i <= 16; i++) {
      tab = cast.resume(tab);
    }
    first.ok("GET_FRIENDS");
    Client last = cast.resume(tab);
    assertEquals(
        "too_many_connections", first.push("FORCED_TO_LOGGED_OFF").path("reason").asText());
    first.err(250, "GET_FRIENDS");
    last.ok("GET_FRIENDS");
    tab.ok("GET_FRIENDS");
  }

  @Test
  void afterAForcedLogOffTheConnectionCanLogInAgain() {
    Client one = cast.user("one");
    Client other = cast.again(one);
    other.ok(
        "CHANGE_USER_PASSWORD",
        "old_user_password",
        Cast.PASSWORD,
        "new_user_password",
        "battery staple");
    one.push("FORCED_TO_LOGGED_OFF");
    Client back = cast.logIn(one.wire, one.id, "battery staple");
    back.ok("GET_FRIENDS");
    cast.nothingPushed(back);
  }

  @Test
  void onAnotherTransportToo() {
    Client one = cast.user("one");
    for (Transport transport : Transport.values()) {
      Wire wire = cast.keep(transport.connect(cast.server));
      JsonNode response = wire.ok("RESUME_SESSION", "session_token", one.token());
      assertEquals(one.sessionId(), response.path("session_id").asText());
    }
  }
}
