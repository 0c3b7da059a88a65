package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.Json;
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

/** 2.10, 2.11, 2.18 and CHANGE_ROOM_HISTORY: who may change a room, and who is told. */
@ExtendWith(SharedServer.class)
@ParameterizedClass
@EnumSource(Transport.class)
class RoomSettingsIT {
  private final Cast cast;

  RoomSettingsIT(Transport transport, ServerProcess server) {
    cast = new Cast(server, transport);
  }

  @AfterEach
  void closeConnections() {
    cast.close();
  }

  @Test
  void accessIsTheOwnersAlone() {
    Client owner = cast.user("owner");
    Client admin = cast.user("admin");
    Client stranger = cast.user("no");
    String room = cast.room(owner, admin);
    cast.appoint(room, owner, admin);
    admin.err(801, "CHANGE_ROOM_ACCESS", "room_id", room, "room_access_type", 2);
    stranger.err(801, "CHANGE_ROOM_ACCESS", "room_id", room, "room_access_type", 2);
    owner.err(801, "CHANGE_ROOM_ACCESS", "room_id", Cast.unique("no"), "room_access_type", 2);
    owner.err(301, "CHANGE_ROOM_ACCESS", "room_access_type", 9);
    owner.err(311, "CHANGE_ROOM_ACCESS", "room_id", room, "room_access_type", 1);
    stranger.err(
        311, "CHANGE_ROOM_ACCESS", "room_id", room, "room_access_type", 1, "room_password", "x");
    owner.err(340, "CHANGE_ROOM_ACCESS", "room_id", room);
    owner.err(340, "CHANGE_ROOM_ACCESS", "room_id", room, "room_access_type", 3);
    stranger.err(340, "CHANGE_ROOM_ACCESS", "room_id", room, "room_access_type", "1");
    owner.ok("CHANGE_ROOM_ACCESS", "room_id", room, "room_access_type", 2, "room_password", 5);
    JsonNode push = admin.push("ROOM_ACCESS_CHANGED");
    assertEquals(room, push.path("room_id").asText());
    assertEquals(2, push.path("room_access_type").asInt());
    cast.nothingPushed(owner, admin, stranger);
    assertEquals(
        2, stranger.ok("GET_ROOM_ACCESS_TYPE", "room_id", room).path("room_access_type").asInt());
  }

  @Test
  void theNewPasswordOpensTheRoom() {
    Client owner = cast.user("owner");
    Client user = cast.user("user");
    String room = cast.room(owner);
    for (String password : List.of("first one", "second one")) {
      owner.ok(
          "CHANGE_ROOM_ACCESS", "room_id", room, "room_access_type", 1, "room_password", password);
    }
    user.err(403, "ENTER_ROOM", "room_id", room, "room_password", "first one");
    user.ok("ENTER_ROOM", "room_id", room, "room_password", "second one");
  }

  @Test
  void nicknameAndDescriptionAreForOwnerAndAdmins() {
    Client owner = cast.user("owner");
    Client admin = cast.user("admin");
    Client member = cast.user("member");
    String room = cast.room(owner, admin, member);
    cast.appoint(room, owner, admin, member);
    for (Client no : List.of(member, cast.user("no"))) {
      no.err(801, "CHANGE_ROOM_NICKNAME", "room_id", room, "new_room_nickname", "N");
      no.err(801, "CHANGE_ROOM_DESCRIPTION", "room_id", room, "new_room_description", "D");
    }
    String none = Cast.unique("no");
    owner.err(801, "CHANGE_ROOM_NICKNAME", "room_id", none, "new_room_nickname", "N");
    owner.err(801, "CHANGE_ROOM_DESCRIPTION", "room_id", none, "new_room_description", "D");
    member.err(321, "CHANGE_ROOM_NICKNAME", "room_id", room, "new_room_nickname", "");
    member.err(321, "CHANGE_ROOM_NICKNAME", "room_id", none, "room_nickname", "N");
    member.err(
        331, "CHANGE_ROOM_DESCRIPTION", "room_id", room, "new_room_description", "x".repeat(257));
    owner.ok(
        "CHANGE_ROOM_NICKNAME", "room_id", room, "new_room_nickname", "\ud83d\ude00".repeat(32));
    admin.ok("CHANGE_ROOM_DESCRIPTION", "room_id", room, "new_room_description", "D");
    for (Client told : List.of(admin, member)) {
      JsonNode push = told.push("ROOM_NICKNAME_CHANGED");
      assertEquals(room, push.path("room_id").asText());
      assertEquals("\ud83d\ude00".repeat(32), push.path("room_nickname").asText());
    }
    for (Client told : List.of(owner, member)) {
      JsonNode push = told.push("ROOM_DESCRIPTION_CHANGED");
      assertEquals(room, push.path("room_id").asText());
      assertEquals("D", push.path("room_description").asText());
    }
    cast.nothingPushed(owner, admin, member);
    JsonNode object = member.ok("GET_ROOM", "room_id", room);
    assertEquals("\ud83d\ude00".repeat(32), object.path("room_nickname").asText());
    assertEquals("D", object.path("room_description").asText());
    assertEquals(owner.id, object.path("owner_id").asText());
    assertEquals(List.of(admin.id), Json.texts(object.path("admin_ids")));
  }

  @Test
  void historyIsTheOwnersAlone() {
    Client owner = cast.user("owner");
    Client admin = cast.user("admin");
    String room = cast.room(owner, admin);
    cast.appoint(room, owner, admin);
    admin.err(801, "CHANGE_ROOM_HISTORY", "room_id", room, "room_history", 1);
    owner.err(801, "CHANGE_ROOM_HISTORY", "room_id", Cast.unique("no"), "room_history", 1);
    admin.err(340, "CHANGE_ROOM_HISTORY", "room_id", room, "room_history", 2);
    owner.err(340, "CHANGE_ROOM_HISTORY", "room_id", room);
    owner.err(301, "CHANGE_ROOM_HISTORY", "room_id", "a b");
    owner.ok("CHANGE_ROOM_HISTORY", "room_id", room, "room_history", 1);
    JsonNode push = admin.push("ROOM_HISTORY_CHANGED");
    assertEquals(room, push.path("room_id").asText());
    assertEquals(1, push.path("room_history").asInt());
    assertEquals(1, admin.ok("GET_ROOM", "room_id", room).path("room_history").asInt());
    cast.nothingPushed(owner, admin);
  }

  @Test
  void withoutALoginAllAre250() {
    Wire wire = cast.connect();
    for (String method :
        List.of(
            "CHANGE_ROOM_ACCESS",
            "CHANGE_ROOM_NICKNAME",
            "CHANGE_ROOM_DESCRIPTION",
            "CHANGE_ROOM_HISTORY",
            "REMOVE_ROOM")) {
      wire.err(250, method, "room_id", "a b");
    }
  }
}
