package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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

/** 2.8 ENTER_ROOM in rooms of every access type, and LEAVE_ROOM. */
@ExtendWith(SharedServer.class)
@ParameterizedClass
@EnumSource(Transport.class)
class EnterRoomIT {
  private final Cast cast;

  EnterRoomIT(Transport transport, ServerProcess server) {
    cast = new Cast(server, transport);
  }

  @AfterEach
  void closeConnections() {
    cast.close();
  }

  private String room(Client owner, int access, @Nullable Object... fields) {
    String room = Cast.unique("room");
    ObjectNode request =
        Json.object("room_id", room, "room_nickname", "Room", "room_access", access);
    request.setAll(Json.object(fields));
    assertEquals(
        900, owner.wire.answer(owner.wire.postFields("CREATE_ROOM", request)).path("err").asInt());
    return room;
  }

  @Test
  void whoEntersAndLeavesAtOnceIsToldBoth() {
    Client owner = cast.user("owner");
    Client guest = cast.user("guest");
    Client elsewhere = cast.again(guest);
    String room = room(owner, 0);
    cast.nothingPushed(guest, elsewhere);
    for (int round = 0; round < 20; round++) {
      int entering = guest.wire.post("ENTER_ROOM", "room_id", room);
      int leaving = guest.wire.post("LEAVE_ROOM", "room_id", room);
      assertEquals(900, guest.wire.answer(entering).path("err").asInt());
      assertEquals(900, guest.wire.answer(leaving).path("err").asInt());
    }
    for (Client told : List.of(owner, guest, elsewhere)) {
      for (int round = 0; round < 20; round++) {
        assertEquals(guest.id, told.push("USER_ENTER_ROOM").path("user_id").asText());
        assertEquals(guest.id, told.push("USER_LEAVE_ROOM").path("user_id").asText());
      }
    }
    cast.nothingPushed(owner, guest, elsewhere);
  }

  @Test
  void aPublicRoomIsEnteredAtOnceAndEverybodyInItIsTold() {
    Client owner = cast.user("owner");
    Client elsewhere = cast.again(owner);
    Client user = cast.user("user");
    Client userElsewhere = cast.again(user);
    String room = room(owner, 0);
    owner.say(room, "before");
    elsewhere.push("NEW_ROOM_MESSAGE");
    JsonNode response = user.ok("ENTER_ROOM", "room_id", room, "room_password", 5);
    assertEquals(false, response.path("pending").asBoolean(true));
    assertEquals(1, response.path("last_seq").asInt());
    for (Client told : List.of(owner, elsewhere, user, userElsewhere)) {
      JsonNode push = told.push("USER_ENTER_ROOM");
      assertEquals(room, push.path("room_id").asText());
      assertEquals(user.id, push.path("user_id").asText());
      assertEquals("Nick " + user.id, push.path("user_nickname").asText());
    }
    cast.nothingPushed(owner, elsewhere, user, userElsewhere);
    assertEquals(2, user.ok("GET_ROOM", "room_id", room).path("member_count").asInt());
    assertEquals("member", user.ok("GET_ROOMS").path("rooms").path(0).path("role").asText());
  }

  @Test
  void answersTheErrors() {
    Client owner = cast.user("owner");
    Client user = cast.user("user");
    String room = room(owner, 1, "room_password", "open sesame");
    user.err(301, "ENTER_ROOM");
    user.err(301, "ENTER_ROOM", "room_id", "a b", "room_password", "x");
    user.err(405, "ENTER_ROOM", "room_id", Cast.unique("no"), "room_password", "x");
    user.err(311, "ENTER_ROOM", "room_id", room);
    user.err(311, "ENTER_ROOM", "room_id", room, "room_password", null);
    user.err(311, "ENTER_ROOM", "room_id", room, "room_password", "short");
    user.err(403, "ENTER_ROOM", "room_id", room, "room_password", "wrong sesame");
    owner.err(408, "ENTER_ROOM", "room_id", room);
    owner.err(408, "ENTER_ROOM", "room_id", room, "room_password", "wrong sesame");
    user.ok("ENTER_ROOM", "room_id", room, "room_password", "open sesame");
    user.err(408, "ENTER_ROOM", "room_id", room, "room_password", 5);
    Wire wire = cast.connect();
    wire.err(250, "ENTER_ROOM", "room_id", "a b");
    wire.err(250, "LEAVE_ROOM", "room_id", "a b");
  }

  private static JsonNode request(Client decider, long id) {
    for (JsonNode request : decider.ok("GET_REQUESTS").path("requests")) {
      if (request.path("request_id").asLong() == id) {
        return request;
      }
    }
    throw new AssertionError("no request " + id);
  }

  @Test
  void permissionIsAskedOfOwnerAndAdmins() {
    Client owner = cast.user("owner");
    Client admin = cast.user("admin");
    Client member = cast.user("member");
    Client user = cast.user("user");
    String room = cast.room(owner, admin, member);
    cast.appoint(room, owner, admin, member);
    owner.ok("CHANGE_ROOM_ACCESS", "room_id", room, "room_access_type", 2);
    cast.settle(owner, admin, member);
    JsonNode asked = user.ok("ENTER_ROOM", "room_id", room);
    assertEquals(true, asked.path("pending").asBoolean());
    long id = asked.path("request_id").asLong(-1);
    for (Client decider : List.of(owner, admin)) {
      JsonNode push = decider.push("ENTER_ROOM_REQUEST");
      assertEquals(id, push.path("request_id").asLong());
      assertEquals(room, push.path("room_id").asText());
      assertEquals(user.id, push.path("user_id").asText());
      assertEquals("Nick " + user.id, push.path("user_nickname").asText());
      JsonNode request = request(decider, id);
      assertEquals(id, request.path("request_id").asLong());
      assertEquals("room", request.path("kind").asText());
      assertEquals(room, request.path("room_id").asText());
      assertEquals(user.id, request.path("user_id").asText());
      assertEquals("Nick " + user.id, request.path("user_nickname").asText());
    }
    assertEquals(id, user.ok("ENTER_ROOM", "room_id", room).path("request_id").asLong());
    cast.nothingPushed(member, user);
    member.err(410, "APPROVE_REQUEST", "request_id", id);
    user.err(410, "APPROVE_REQUEST", "request_id", id);
    user.err(801, "SEND_ROOM_MESSAGE", "room_id", room, "text", "x");
    admin.ok("APPROVE_REQUEST", "request_id", id);
    JsonNode told = user.pushes("USER_ENTER_ROOM", "REQUEST_APPROVED");
    JsonNode approved = told.path("REQUEST_APPROVED");
    assertEquals(id, approved.path("request_id").asLong());
    assertEquals("room", approved.path("kind").asText());
    assertEquals(room, approved.path("room_id").asText());
    assertTrue(approved.path("user_id").isMissingNode() || approved.path("user_id").isNull());
    assertEquals(
        id,
        owner
            .pushes("USER_ENTER_ROOM", "REQUEST_CLOSED")
            .path("REQUEST_CLOSED")
            .path("request_id")
            .asLong());
    assertEquals(user.id, admin.push("USER_ENTER_ROOM").path("user_id").asText());
    member.push("USER_ENTER_ROOM");
    user.say(room, "in");
    owner.err(410, "APPROVE_REQUEST", "request_id", id);
  }

  @Test
  void rejectingTellsTheAskerAndIgnoringTellsNobody() {
    Client owner = cast.user("owner");
    Client user = cast.user("user");
    String room = room(owner, 2);
    long first = user.ok("ENTER_ROOM", "room_id", room).path("request_id").asLong();
    owner.push("ENTER_ROOM_REQUEST");
    owner.ok("REJECT_REQUEST", "request_id", first);
    JsonNode rejected = user.push("REQUEST_REJECTED");
    assertEquals(first, rejected.path("request_id").asLong());
    assertEquals("room", rejected.path("kind").asText());
    assertEquals(room, rejected.path("room_id").asText());
    owner.err(410, "REJECT_REQUEST", "request_id", first);
    long second = user.ok("ENTER_ROOM", "room_id", room).path("request_id").asLong();
    assertNotEquals(first, second);
    owner.push("ENTER_ROOM_REQUEST");
    owner.ok("IGNORE_REQUEST", "request_id", second);
    cast.nothingPushed(user, owner);
    owner.err(410, "APPROVE_REQUEST", "request_id", second);
    assertFalse(
        Json.numbers(owner.ok("GET_REQUESTS").path("requests"), "request_id").contains(second));
    user.err(801, "SEND_ROOM_MESSAGE", "room_id", room, "text", "x");
  }

  @Test
  void enteringByAnotherWayClosesThePendingRequest() {
    Client owner = cast.user("owner");
    Client user = cast.user("user");
    String room = room(owner, 2);
    long id = user.ok("ENTER_ROOM", "room_id", room).path("request_id").asLong();
    owner.push("ENTER_ROOM_REQUEST");
    owner.ok("CHANGE_ROOM_ACCESS", "room_id", room, "room_access_type", 0);
    JsonNode entered = user.ok("ENTER_ROOM", "room_id", room);
    assertEquals(false, entered.path("pending").asBoolean(true));
    user.push("USER_ENTER_ROOM");
    owner.pushes("USER_ENTER_ROOM", "REQUEST_CLOSED");
    owner.err(410, "APPROVE_REQUEST", "request_id", id);
    cast.nothingPushed(user, owner);
  }

  @Test
  void leavingTellsTheOthersAndTheOneWhoLeft() {
    Client owner = cast.user("owner");
    Client user = cast.user("user");
    String room = cast.room(owner, user);
    Client elsewhere = cast.again(user);
    owner.err(801, "LEAVE_ROOM", "room_id", room);
    user.err(405, "LEAVE_ROOM", "room_id", Cast.unique("no"));
    user.err(301, "LEAVE_ROOM", "room_id", "a b");
    user.err(301, "LEAVE_ROOM");
    user.ok("LEAVE_ROOM", "room_id", room);
    for (Client told : List.of(owner, user, elsewhere)) {
      JsonNode push = told.push("USER_LEAVE_ROOM");
      assertEquals(room, push.path("room_id").asText());
      assertEquals(user.id, push.path("user_id").asText());
      assertEquals("left", push.path("reason").asText());
      assertTrue(push.path("by_user_id").isNull());
    }
    user.err(409, "LEAVE_ROOM", "room_id", room);
    user.err(801, "SEND_ROOM_MESSAGE", "room_id", room, "text", "x");
    user.err(801, "RECEIVE_MESSAGE", "room_id", room);
    user.err(801, "GET_ROOM_MEMBERS", "room_id", room);
    owner.say(room, "alone");
    cast.nothingPushed(owner, user, elsewhere);
    assertEquals(0, user.ok("GET_ROOMS").path("rooms").size());
    assertEquals(1, owner.ok("GET_ROOM", "room_id", room).path("member_count").asInt());
  }
}
