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
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** 2.5, 2.17, 2.19: nickname, description and last activity, and who is told. */
@ExtendWith(SharedServer.class)
@ParameterizedClass
@EnumSource(Transport.class)
class ProfileIT {
  private final Cast cast;

  ProfileIT(Transport transport, ServerProcess server) {
    cast = new Cast(server, transport);
  }

  @AfterEach
  void closeConnections() {
    cast.close();
  }

  @Test
  void answersTheErrors() {
    Client client = cast.user("me");
    client.err(320, "CHANGE_USER_NICKNAME");
    client.err(320, "CHANGE_USER_NICKNAME", "user_nickname", "");
    client.err(320, "CHANGE_USER_NICKNAME", "user_nickname", "x".repeat(33));
    client.err(330, "CHANGE_USER_DESCRIPTION");
    client.err(330, "CHANGE_USER_DESCRIPTION", "user_description", "x".repeat(257));
    client.err(300, "GET_USER_LAST_ACTIVITY_TIME");
    client.err(300, "GET_USER_LAST_ACTIVITY_TIME", "user_id", "a b");
    client.err(404, "GET_USER_LAST_ACTIVITY_TIME", "user_id", Cast.unique("no"));
    client.err(404, "GET_USER", "user_id", Cast.unique("no"));
    Wire wire = cast.connect();
    wire.err(250, "CHANGE_USER_NICKNAME");
    wire.err(250, "CHANGE_USER_DESCRIPTION");
    wire.err(250, "GET_USER_LAST_ACTIVITY_TIME");
    wire.err(250, "GET_USER");
  }

  @Test
  void nicknameAndDescriptionAreKeptAsTheyAre() {
    Client client = cast.user("me");
    String text = "\u202e \ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67 <b>\"'\\/\t\n\u007f";
    client.ok("CHANGE_USER_NICKNAME", "user_nickname", text);
    client.ok("CHANGE_USER_DESCRIPTION", "user_description", "\ud83d\ude00".repeat(256));
    JsonNode user = client.ok("GET_USER", "user_id", client.id);
    assertEquals(text, user.path("user_nickname").asText());
    assertEquals("\ud83d\ude00".repeat(256), user.path("user_description").asText());
    client.ok("CHANGE_USER_DESCRIPTION", "user_description", "");
    assertEquals("", client.ok("GET_USER", "user_id", client.id).path("user_description").asText());
  }

  @Test
  void friendsAndFellowsAndOwnOtherConnectionsAreToldOnce() {
    Client client = cast.user("me");
    Client both = cast.user("both");
    Client fellow = cast.user("fellow");
    Client stranger = cast.user("no");
    cast.befriend(client, both);
    cast.room(client, both, fellow);
    cast.room(both, client);
    Client other = cast.again(client);
    Client tab = cast.resume(client);
    cast.settle(client, both, fellow, other, tab);
    client.ok("CHANGE_USER_NICKNAME", "user_nickname", "New");
    client.ok("CHANGE_USER_DESCRIPTION", "user_description", "Text");
    for (Client told : List.of(both, fellow, other, tab)) {
      JsonNode nickname = told.push("USER_NICKNAME_CHANGED");
      assertEquals(client.id, nickname.path("user_id").asText());
      assertEquals("New", nickname.path("user_nickname").asText());
      JsonNode description = told.push("USER_DESCRIPTION_CHANGED");
      assertEquals(client.id, description.path("user_id").asText());
      assertEquals("Text", description.path("user_description").asText());
    }
    cast.nothingPushed(client, both, fellow, stranger, other, tab);
  }

  @Test
  void lastActivityIsTheTimeOfTheLastLogOff() {
    Client client = cast.user("me");
    Client asker = cast.user("asker");
    cast.befriend(asker, client);
    asker.wire.presenceSoFar(client.id);
    client.ok("LOG_OUT");
    JsonNode offline = asker.presence("USER_OFFLINE", client.id);
    long time = asker.ok("GET_USER_LAST_ACTIVITY_TIME", "user_id", client.id).path("time").asLong();
    assertEquals(offline.path("last_activity_time").asLong(), time);
    assertTrue(Math.abs(asker.ok("GET_TIME").path("time").asLong() - time) <= 3);
    assertEquals(0, asker.ok("GET_USER", "user_id", client.id).path("mode").asInt());
  }
}
