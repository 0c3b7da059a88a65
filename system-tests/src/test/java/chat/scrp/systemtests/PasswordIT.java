package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;

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

/** 2.4 CHANGE_USER_PASSWORD. */
@ExtendWith(SharedServer.class)
@ParameterizedClass
@EnumSource(Transport.class)
class PasswordIT {
  private final Cast cast;

  PasswordIT(Transport transport, ServerProcess server) {
    cast = new Cast(server, transport);
  }

  @AfterEach
  void closeConnections() {
    cast.close();
  }

  private static void change(Client client, int error, Object old, Object fresh) {
    client.err(error, "CHANGE_USER_PASSWORD", "old_user_password", old, "new_user_password", fresh);
  }

  @Test
  void answersTheErrors() {
    Client client = cast.user("pw");
    change(client, 310, "x", "secret");
    change(client, 310, Cast.PASSWORD, "x");
    change(client, 310, Cast.PASSWORD, "caf\u00e9 au lait");
    change(client, 310, 5, "secret");
    client.err(310, "CHANGE_USER_PASSWORD", "old_user_password", Cast.PASSWORD);
    client.err(310, "CHANGE_USER_PASSWORD", "new_user_password", "secret");
    change(client, 403, "wrong horse", "secret");
    cast.connect()
        .err(250, "CHANGE_USER_PASSWORD", "old_user_password", 5, "new_user_password", "secret");
  }

  @Test
  void theNewPasswordCountsFromNowOn() {
    Client client = cast.user("pw");
    change(client, 900, Cast.PASSWORD, "battery staple");
    Wire wire = cast.connect();
    wire.err(403, "LOG_IN", "user_id", client.id, "user_password", Cast.PASSWORD);
    wire.ok("LOG_IN", "user_id", client.id, "user_password", "battery staple");
  }

  @Test
  void everyOtherSessionEndsAndThisOneGetsANewToken() {
    Client client = cast.user("pw");
    Client sameSession = cast.resume(client);
    Client other = cast.again(client);
    JsonNode response =
        client.ok(
            "CHANGE_USER_PASSWORD",
            "old_user_password",
            Cast.PASSWORD,
            "new_user_password",
            "battery staple");
    assertEquals("password_changed", other.push("FORCED_TO_LOGGED_OFF").path("reason").asText());
    other.err(250, "GET_FRIENDS");
    client.ok("GET_FRIENDS");
    sameSession.ok("GET_FRIENDS");
    for (String old : List.of(client.token(), sameSession.token(), other.token())) {
      cast.connect().err(355, "RESUME_SESSION", "session_token", old);
    }
    String fresh = response.path("session_token").asText();
    Client resumed = cast.resume(client.id, fresh);
    assertEquals(client.sessionId(), resumed.sessionId());
    cast.nothingPushed(client, sameSession);
  }
}
