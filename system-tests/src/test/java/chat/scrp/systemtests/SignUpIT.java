package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.SharedServer;
import chat.scrp.systemtests.harness.Transport;
import chat.scrp.systemtests.harness.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** 2.1 SIGN_UP. */
@ExtendWith(SharedServer.class)
@ParameterizedClass
@EnumSource(Transport.class)
class SignUpIT {
  private final Cast cast;

  SignUpIT(Transport transport, ServerProcess server) {
    cast = new Cast(server, transport);
  }

  @AfterEach
  void closeConnections() {
    cast.close();
  }

  private JsonNode signUp(Wire wire, int error, Object id, Object password, Object nickname) {
    return wire.err(
        error, "SIGN_UP", "user_id", id, "user_password", password, "user_nickname", nickname);
  }

  @Test
  void makesAUserThatCanLogIn() {
    Wire wire = cast.connect();
    String id = Cast.unique("new");
    signUp(wire, 900, id, "secret", "Erwin Schr\u00f6dinger");
    JsonNode time = wire.ok("GET_TIME").path("time");
    wire.ok("LOG_IN", "user_id", id, "user_password", "secret");
    JsonNode user = wire.ok("GET_USER", "user_id", id);
    assertEquals("Erwin Schr\u00f6dinger", user.path("user_nickname").asText());
    assertEquals("", user.path("user_description").asText());
    assertEquals(1, user.path("mode").asInt());
    assertTrue(Math.abs(time.asLong() - user.path("sign_up_time").asLong()) <= 2);
    assertTrue(Math.abs(time.asLong() - user.path("last_activity_time").asLong()) <= 2);
    assertEquals(0, wire.ok("GET_FRIENDS").path("friends").size());
    assertEquals(0, wire.ok("GET_ROOMS").path("rooms").size());
  }

  @Test
  void aNewUserIsOfflineUntilItLogsIn() {
    String id = cast.signedUp("new");
    assertEquals(0, cast.user("asker").ok("GET_USER", "user_id", id).path("mode").asInt());
  }

  @Test
  void worksWithALogin() {
    Client client = cast.user("inside");
    signUp(client.wire, 900, Cast.unique("new"), "secret", "N");
    client.ok("GET_FRIENDS");
  }

  @Test
  void idsAreCaseSensitiveAndTakenOnce() {
    Wire wire = cast.connect();
    String id = Cast.unique("Case");
    signUp(wire, 900, id, "secret", "N");
    signUp(wire, 400, id, "secret", "N");
    signUp(wire, 900, id.replace('C', 'c'), "secret", "N");
  }

  @Test
  void acceptsTheLongestAndTheShortestOfEachField() {
    Wire wire = cast.connect();
    String id = (Cast.unique("L") + "_____________").substring(0, 16);
    signUp(wire, 900, id, " ~".repeat(32), "\ud83d\ude00".repeat(32));
    wire.ok("LOG_IN", "user_id", id, "user_password", " ~".repeat(32));
    assertEquals(
        "\ud83d\ude00".repeat(32),
        wire.ok("GET_USER", "user_id", id).path("user_nickname").asText());
  }

  @Test
  void anInvalidFieldOfATakenIdIsToldFirst() {
    Wire wire = cast.connect();
    String id = cast.signedUp("taken");
    signUp(wire, 310, id, "short", "N");
    signUp(wire, 320, id, "secret", "");
    signUp(wire, 310, id, "short", "");
  }

  @Test
  void aRefusedSignUpLeavesNothingBehind() {
    Wire wire = cast.connect();
    String id = Cast.unique("none");
    signUp(wire, 320, id, "secret", "");
    cast.user("asker").err(404, "GET_USER", "user_id", id);
    signUp(wire, 900, id, "secret", "N");
  }
}
