package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** 2.3 DELETE_USER, and what is left of a user. */
@ExtendWith(SharedServer.class)
@ParameterizedClass
@EnumSource(Transport.class)
class DeleteUserIT {
  private final Cast cast;

  DeleteUserIT(Transport transport, ServerProcess server) {
    cast = new Cast(server, transport);
  }

  @AfterEach
  void closeConnections() {
    cast.close();
  }

  private static void delete(Client client) {
    client.ok("DELETE_USER", "user_password", Cast.PASSWORD);
  }

  @Test
  void answersTheErrors() {
    Client client = cast.user("gone");
    client.err(310, "DELETE_USER");
    client.err(310, "DELETE_USER", "user_password", "x");
    client.err(403, "DELETE_USER", "user_password", "wrong horse");
    cast.connect().err(250, "DELETE_USER");
    client.ok("GET_FRIENDS");
  }

  @Test
  void theConnectionStaysOpenAndIsLoggedOff() {
    Client client = cast.user("gone");
    Client other = cast.again(client);
    Client tab = cast.resume(client);
    delete(client);
    client.err(250, "GET_FRIENDS");
    for (Client told : List.of(other, tab)) {
      assertEquals("user_deleted", told.push("FORCED_TO_LOGGED_OFF").path("reason").asText());
      told.err(250, "GET_FRIENDS");
    }
    Wire wire = cast.connect();
    for (Client old : List.of(client, other, tab)) {
      wire.err(355, "RESUME_SESSION", "session_token", old.token());
    }
    wire.err(403, "LOG_IN", "user_id", client.id, "user_password", Cast.PASSWORD);
    Client asker = cast.user("asker");
    asker.err(404, "GET_USER", "user_id", client.id);
    asker.err(404, "ADD_FRIEND", "subject_user_id", client.id);
    asker.err(404, "GET_USER_LAST_ACTIVITY_TIME", "user_id", client.id);
  }

  @Test
  void friendsAndFellowsAreTold() {
    Client gone = cast.user("gone");
    Client friend = cast.user("friend");
    Client fellow = cast.user("fellow");
    cast.befriend(gone, friend);
    String room = cast.room(fellow, gone);
    delete(gone);
    assertEquals(gone.id, friend.push("USER_DELETED").path("user_id").asText());
    JsonNode told = fellow.pushes("USER_DELETED", "USER_LEAVE_ROOM");
    assertEquals(gone.id, told.path("USER_DELETED").path("user_id").asText());
    JsonNode leave = told.path("USER_LEAVE_ROOM");
    assertEquals(room, leave.path("room_id").asText());
    assertEquals(gone.id, leave.path("user_id").asText());
    assertEquals("deleted", leave.path("reason").asText());
    assertTrue(leave.path("by_user_id").isNull());
    cast.nothingPushed(friend, fellow);
    assertEquals(0, friend.ok("GET_FRIENDS").path("friends").size());
    assertEquals(1, fellow.ok("GET_ROOM", "room_id", room).path("member_count").asInt());
  }

  @Test
  void aRoomPassesToTheLongestServingAdmin() {
    Client gone = cast.user("gone");
    Client older = cast.user("older");
    Client first = cast.user("first");
    Client second = cast.user("second");
    String room = cast.room(gone, older, second, first);
    gone.ok("SET_ADMIN", "room_id", room, "subject_user_id", first.id);
    gone.ok("SET_ADMIN", "room_id", room, "subject_user_id", second.id);
    cast.settle(gone, older, first, second);
    delete(gone);
    for (Client told : List.of(older, first, second)) {
      JsonNode pushes = told.pushes("USER_DELETED", "USER_LEAVE_ROOM", "ROOM_OWNER_CHANGED");
      assertEquals(room, pushes.path("ROOM_OWNER_CHANGED").path("room_id").asText());
      assertEquals(first.id, pushes.path("ROOM_OWNER_CHANGED").path("owner_id").asText());
    }
    cast.nothingPushed(older, first, second);
    JsonNode object = older.ok("GET_ROOM", "room_id", room);
    assertEquals(first.id, object.path("owner_id").asText());
    assertEquals(List.of(second.id), Json.texts(object.path("admin_ids")));
    assertEquals(3, object.path("member_count").asInt());
    first.ok("REMOVE_ROOM", "room_id", room);
  }

  @Test
  void withoutAdminsToTheLongestServingMember() {
    Client gone = cast.user("gone");
    Client second = cast.user("a_second");
    Client first = cast.user("z_first");
    String room = cast.room(gone, first, second);
    delete(gone);
    JsonNode pushes = second.pushes("USER_DELETED", "USER_LEAVE_ROOM", "ROOM_OWNER_CHANGED");
    assertEquals(first.id, pushes.path("ROOM_OWNER_CHANGED").path("owner_id").asText());
    first.ok("CHANGE_ROOM_ACCESS", "room_id", room, "room_access_type", 2);
  }

  @Test
  void anEmptyRoomIsRemoved() {
    Client gone = cast.user("gone");
    String room = cast.room(gone);
    delete(gone);
    Client other = cast.user("other");
    other.err(405, "GET_ROOM", "room_id", room);
    other.ok("CREATE_ROOM", "room_id", room, "room_nickname", "R", "room_access", 0);
  }

  @Test
  void itsRoomMessagesStayWithoutASenderAndPrivateOnesAreGone() {
    Client gone = cast.user("gone");
    Client other = cast.user("other");
    cast.befriend(gone, other);
    String room = cast.room(other, gone);
    gone.say(room, "stays");
    gone.tell(other, "goes");
    delete(gone);
    JsonNode message = other.ok("RECEIVE_MESSAGE", "room_id", room).path("messages").path(0);
    assertEquals("stays", message.path("text").asText());
    assertTrue(message.has("sender_id") && message.path("sender_id").isNull());
    other.err(404, "RECEIVE_MESSAGE", "user_id", gone.id);
    JsonNode unread = other.ok("RECEIVE_MESSAGE");
    assertEquals(List.of("stays"), Json.texts(unread.path("messages"), "text"));
  }

  @Test
  void aLaterUserOfTheSameIdInheritsNothing() {
    Client gone = cast.user("gone");
    Client other = cast.user("other");
    cast.befriend(gone, other);
    String room = cast.room(other, gone);
    gone.say(room, "old");
    gone.tell(other, "old");
    Client third = cast.user("third");
    third.ok("ADD_FRIEND", "subject_user_id", gone.id);
    delete(gone);
    cast.settle(other);
    Wire wire = cast.connect();
    wire.ok("SIGN_UP", "user_id", gone.id, "user_password", "new secret", "user_nickname", "New");
    Client fresh = cast.logIn(wire, gone.id, "new secret");
    cast.nothingPushed(fresh);
    assertEquals(0, fresh.ok("GET_FRIENDS").path("friends").size());
    assertEquals(0, fresh.ok("GET_ROOMS").path("rooms").size());
    assertEquals(0, fresh.ok("RECEIVE_MESSAGE").path("messages").size());
    for (JsonNode request : fresh.ok("GET_REQUESTS").path("requests")) {
      assertNotEquals(third.id, request.path("user_id").asText());
    }
    fresh.err(801, "RECEIVE_MESSAGE", "room_id", room);
    fresh.err(801, "RECEIVE_MESSAGE", "user_id", other.id);
    other.err(801, "SEND_PRIVATE_MESSAGE", "user_id", fresh.id, "text", "x");
    other.err(801, "RECEIVE_MESSAGE", "user_id", fresh.id);
    JsonNode message = other.ok("RECEIVE_MESSAGE", "room_id", room).path("messages").path(0);
    assertTrue(message.path("sender_id").isNull());
    cast.befriend(fresh, other);
    assertEquals(1, fresh.tell(other, "new").path("seq").asInt());
    assertEquals(
        List.of("new"),
        Json.texts(other.ok("RECEIVE_MESSAGE", "user_id", fresh.id).path("messages"), "text"));
  }

  @Test
  void aFriendWhoWasAwayIsToldAtTheNextLogIn() {
    Client gone = cast.user("gone");
    Client friend = cast.user("friend");
    cast.befriend(gone, friend);
    friend.ok("LOG_OUT");
    gone.tell(friend, "void");
    delete(gone);
    Client back = cast.logIn(friend.id);
    assertEquals(gone.id, back.push("USER_DELETED").path("user_id").asText());
    cast.nothingPushed(back);
  }
}
