package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.Json;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.SharedServer;
import chat.scrp.systemtests.harness.Transport;
import chat.scrp.systemtests.harness.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** 2.7 CREATE_ROOM, 2.9 REMOVE_ROOM and GET_ROOM_ACCESS_TYPE. */
@ExtendWith(SharedServer.class)
@ParameterizedClass
@EnumSource(Transport.class)
class CreateRoomIT {
  private final Cast cast;

  CreateRoomIT(Transport transport, ServerProcess server) {
    cast = new Cast(server, transport);
  }

  @AfterEach
  void closeConnections() {
    cast.close();
  }

  private static ObjectNode request(String room, @Nullable Object... fields) {
    ObjectNode request = Json.object("room_id", room, "room_nickname", "Room", "room_access", 0);
    request.setAll(Json.object(fields));
    return request;
  }

  private static void create(Client client, int error, ObjectNode request) {
    JsonNode response = client.wire.answer(client.wire.postFields("CREATE_ROOM", request));
    assertEquals(error, response.path("err").asInt(), () -> request + " -> " + response);
  }

  private static String id() {
    return Cast.unique("room");
  }

  @Test
  void theCreatorIsOwnerAndMember() {
    Client owner = cast.user("owner");
    String room = id();
    create(owner, 900, request(room));
    JsonNode object = owner.ok("GET_ROOM", "room_id", room);
    assertEquals("Room", object.path("room_nickname").asText());
    assertEquals("", object.path("room_description").asText());
    assertEquals(0, object.path("room_access_type").asInt(-1));
    assertEquals(0, object.path("room_history").asInt(-1));
    assertEquals(owner.id, object.path("owner_id").asText());
    assertEquals(List.of(), Json.texts(object.path("admin_ids")));
    assertEquals(1, object.path("member_count").asInt());
    JsonNode mine = owner.ok("GET_ROOMS").path("rooms").path(0);
    assertEquals(room, mine.path("room_id").asText());
    assertEquals("owner", mine.path("role").asText());
    assertEquals(0, mine.path("last_seq").asInt(-1));
    assertEquals(0, mine.path("read_seq").asInt(-1));
    assertTrue(mine.path("last_message").isNull() && mine.has("last_message"));
  }

  @Test
  void answersTheErrorsSmallestFirst() {
    Client owner = cast.user("owner");
    String taken = cast.room(owner);
    create(owner, 401, request(taken));
    create(owner, 301, request("a b", "room_nickname", "", "room_access", 7));
    create(owner, 311, request(taken, "room_nickname", "", "room_access", 1));
    create(owner, 311, request(id(), "room_access", 1, "room_password", "x"));
    create(owner, 311, request(id(), "room_access", 1, "room_password", 123456));
    create(owner, 311, request(id(), "room_access", 1, "room_password", null));
    create(owner, 321, request(taken, "room_nickname", "", "room_access", 7));
    create(owner, 340, request(taken, "room_access", 7));
    create(owner, 340, request(id(), "room_access", 3));
    create(owner, 340, request(id(), "room_access", -1));
    create(owner, 340, request(id(), "room_access", "0"));
    create(owner, 340, request(id(), "room_access", 1.0, "room_password", "secret"));
    create(owner, 340, request(id(), "room_access", true));
    create(owner, 340, request(id(), "room_access", 7, "room_password", "x"));
    create(owner, 340, request(id(), "room_history", 2));
    create(owner, 340, request(id(), "room_history", "1"));
    create(owner, 340, request(id(), "room_history", 1.0));
    ObjectNode without = request(id());
    without.remove("room_access");
    create(owner, 340, without);
    Wire wire = cast.connect();
    wire.err(250, "CREATE_ROOM", "room_id", "a b");
  }

  @Test
  void thePasswordIsLookedAtOnlyInARoomWithPassword() {
    Client owner = cast.user("owner");
    create(owner, 900, request(id(), "room_password", "x"));
    create(owner, 900, request(id(), "room_access", 2, "room_password", 5));
    create(owner, 900, request(id(), "room_access", 1, "room_password", "secret"));
    create(owner, 900, request(id(), "room_history", null));
  }

  @Test
  void roomAccessTypeIsAnotherNameAndRoomAccessWins() {
    Client owner = cast.user("owner");
    String one = id();
    ObjectNode request = request(one, "room_access_type", 2);
    request.remove("room_access");
    create(owner, 900, request);
    assertEquals(
        2, owner.ok("GET_ROOM_ACCESS_TYPE", "room_id", one).path("room_access_type").asInt());
    String two = id();
    create(owner, 900, request(two, "room_access_type", 2));
    assertEquals(
        0, owner.ok("GET_ROOM_ACCESS_TYPE", "room_id", two).path("room_access_type").asInt(-1));
    create(owner, 900, request(id(), "room_access_type", 9));
    create(owner, 340, request(id(), "room_access", 9, "room_access_type", 0));
  }

  @Test
  void roomIdsAreCaseSensitiveAndApartFromUserIds() {
    Client owner = cast.user("owner");
    String room = Cast.unique("Case");
    create(owner, 900, request(room));
    create(owner, 900, request(room.replace('C', 'c')));
    create(owner, 900, request(owner.id));
  }

  @Test
  void onlyTheOwnerRemovesAndEveryMemberIsTold() {
    Client owner = cast.user("owner");
    Client admin = cast.user("admin");
    Client stranger = cast.user("no");
    String room = cast.room(owner, admin);
    cast.appoint(room, owner, admin);
    Client elsewhere = cast.again(owner);
    admin.err(801, "REMOVE_ROOM", "room_id", room);
    stranger.err(801, "REMOVE_ROOM", "room_id", room);
    stranger.err(801, "REMOVE_ROOM", "room_id", id());
    stranger.err(301, "REMOVE_ROOM");
    owner.ok("REMOVE_ROOM", "room_id", room);
    assertEquals(room, admin.push("ROOM_REMOVED").path("room_id").asText());
    assertEquals(room, elsewhere.push("ROOM_REMOVED").path("room_id").asText());
    cast.nothingPushed(owner, admin, elsewhere, stranger);
    for (Client client : List.of(owner, admin)) {
      client.err(405, "GET_ROOM", "room_id", room);
      client.err(405, "SEND_ROOM_MESSAGE", "room_id", room, "text", "x");
      client.err(405, "RECEIVE_MESSAGE", "room_id", room);
      client.err(801, "REMOVE_ROOM", "room_id", room);
      assertEquals(0, client.ok("GET_ROOMS").path("rooms").size());
    }
  }

  @Test
  void aLaterRoomOfTheSameIdShowsNothingOfTheOldOne() {
    Client owner = cast.user("owner");
    Client member = cast.user("member");
    String room = cast.room(owner, member);
    owner.say(room, "old");
    member.push("NEW_ROOM_MESSAGE");
    owner.ok("CHANGE_ROOM_DESCRIPTION", "room_id", room, "new_room_description", "old");
    member.push("ROOM_DESCRIPTION_CHANGED");
    owner.ok("REMOVE_ROOM", "room_id", room);
    member.push("ROOM_REMOVED");
    create(member, 900, request(room, "room_history", 1));
    JsonNode object = member.ok("GET_ROOM", "room_id", room);
    assertEquals("", object.path("room_description").asText());
    assertEquals(1, object.path("member_count").asInt());
    JsonNode page = member.ok("RECEIVE_MESSAGE", "room_id", room);
    assertEquals(0, page.path("messages").size());
    assertEquals(0, page.path("last_seq").asInt(-1));
    owner.err(801, "SEND_ROOM_MESSAGE", "room_id", room, "text", "x");
    assertEquals(1, member.say(room, "new").path("seq").asInt());
  }

  @Test
  void theAccessTypeIsToldToAnyUser() {
    Client owner = cast.user("owner");
    Client stranger = cast.user("no");
    String room = id();
    create(owner, 900, request(room, "room_access", 1, "room_password", "secret"));
    assertEquals(
        1, stranger.ok("GET_ROOM_ACCESS_TYPE", "room_id", room).path("room_access_type").asInt());
    stranger.err(405, "GET_ROOM_ACCESS_TYPE", "room_id", id());
    stranger.err(301, "GET_ROOM_ACCESS_TYPE", "room_id", "a b");
    cast.connect().err(250, "GET_ROOM_ACCESS_TYPE", "room_id", "a b");
  }

  @Test
  void aStrangerSeesARoomFromOutsideOnly() {
    Client owner = cast.user("owner");
    Client stranger = cast.user("no");
    String room = cast.room(owner);
    JsonNode object = stranger.ok("GET_ROOM", "room_id", room);
    assertEquals(1, object.path("member_count").asInt());
    assertTrue(object.path("owner_id").isMissingNode() || object.path("owner_id").isNull());
    assertTrue(object.path("admin_ids").isMissingNode() || object.path("admin_ids").isNull());
    stranger.err(405, "GET_ROOM", "room_id", id());
    stranger.err(301, "GET_ROOM");
  }
}
