package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.SharedServer;
import chat.scrp.systemtests.harness.Transport;
import chat.scrp.systemtests.harness.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** 2.2 LOG_IN, and what a session adds to it. */
@ExtendWith(SharedServer.class)
@ParameterizedClass
@EnumSource(Transport.class)
class LogInIT {
  private final Cast cast;

  LogInIT(Transport transport, ServerProcess server) {
    cast = new Cast(server, transport);
  }

  @AfterEach
  void closeConnections() {
    cast.close();
  }

  @Test
  void answersWithASession() {
    String id = cast.signedUp("in");
    Wire wire = cast.connect();
    JsonNode response = wire.ok("LOG_IN", "user_id", id, "user_password", Cast.PASSWORD);
    String token = response.path("session_token").asText();
    assertTrue(token.length() >= 32 && token.length() <= 256, token);
    assertTrue(token.chars().allMatch(c -> c > 32 && c < 127), token);
    assertTrue(response.path("session_id").isTextual());
    assertNotEquals(token, response.path("session_id").asText());
    assertTrue(response.path("store_epoch").isTextual());
    long now = wire.ok("GET_TIME").path("time").asLong();
    assertTrue(response.path("session_expires").asLong() > now);
  }

  @Test
  void everyLogInIsASessionOfItsOwn() {
    Client one = cast.user("in");
    Client two = cast.again(one);
    assertNotEquals(one.sessionId(), two.sessionId());
    assertNotEquals(one.token(), two.token());
    one.ok("GET_FRIENDS");
    two.ok("GET_FRIENDS");
  }

  @Test
  void aSecondLogInOnTheSameConnectionIs251WhateverElseIsWrong() {
    Client client = cast.user("in");
    client.err(251, "LOG_IN", "user_id", client.id, "user_password", Cast.PASSWORD);
    client.err(251, "LOG_IN", "user_id", "!", "user_password", 5);
    client.err(251, "LOG_IN");
    client.err(251, "RESUME_SESSION", "session_token", client.token());
    client.err(251, "RESUME_SESSION");
    client.err(233, "LOG_IN", "user_id", "!", "push_ack", 1);
  }

  @Test
  void checksTheFieldsInOrder() {
    Wire wire = cast.connect();
    wire.err(300, "LOG_IN");
    wire.err(300, "LOG_IN", "user_id", "a b", "user_password", "x");
    wire.err(310, "LOG_IN", "user_id", "nobody");
    wire.err(310, "LOG_IN", "user_id", "nobody", "user_password", "short");
    wire.err(233, "LOG_IN", "user_id", "a b", "user_password", "x", "push_ack", "true");
    wire.err(403, "LOG_IN", "user_id", Cast.unique("no"), "user_password", "secret");
  }

  @Test
  void aWrongPasswordOrAnUnknownUserIs403AndTheConnectionGoesOn() {
    String id = cast.signedUp("in");
    Wire wire = cast.connect();
    wire.err(403, "LOG_IN", "user_id", id, "user_password", "wrong horse");
    wire.err(250, "GET_FRIENDS");
    cast.logIn(wire, id, Cast.PASSWORD).ok("GET_FRIENDS");
  }

  @Test
  void nullPushAckIsAbsentAndUnknownFieldsAreIgnored() {
    String id = cast.signedUp("in");
    cast.logIn(id, "push_ack", null, "nonsense", List.of(1, 2)).ok("GET_FRIENDS");
    cast.logIn(id, "push_ack", false).ok("GET_FRIENDS");
    cast.logIn(id, "push_ack", true).ok("GET_FRIENDS");
  }

  @Test
  void passwordsAreComparedExactly() {
    String id = cast.signedUp("in");
    Wire wire = cast.connect();
    wire.err(403, "LOG_IN", "user_id", id, "user_password", Cast.PASSWORD + " ");
    wire.err(403, "LOG_IN", "user_id", id, "user_password", Cast.PASSWORD.toUpperCase(Locale.ROOT));
  }
}
