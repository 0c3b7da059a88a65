package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
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

/** Pushes for users who are away: kept, in order, once. */
@ExtendWith(SharedServer.class)
@ParameterizedClass
@EnumSource(Transport.class)
class OfflineDeliveryIT {
  private final Cast cast;

  OfflineDeliveryIT(Transport transport, ServerProcess server) {
    cast = new Cast(server, transport);
  }

  @AfterEach
  void closeConnections() {
    cast.close();
  }

  private String goAway(Client client) {
    client.ok("LOG_OUT");
    client.close();
    return client.id;
  }

  @Test
  void roomMessagesComeInOrderAfterTheLogIn() {
    Client one = cast.user("one");
    Client two = cast.user("two");
    String room = cast.room(one, two);
    String away = goAway(two);
    for (int i = 1; i <= 120; i++) {
      one.wire.post("SEND_ROOM_MESSAGE", "room_id", room, "text", "m" + i);
    }
    one.say(room, "m121");
    Client back = cast.logIn(away);
    one.say(room, "m122");
    for (int i = 1; i <= 122; i++) {
      JsonNode push = back.push("NEW_ROOM_MESSAGE");
      assertEquals("m" + i, push.path("text").asText());
      assertEquals(i, push.path("seq").asInt());
    }
    cast.nothingPushed(back);
    back.close();
    cast.nothingPushed(cast.logIn(away));
  }

  @Test
  void privateMessagesToo() {
    Client one = cast.user("one");
    Client two = cast.user("two");
    cast.befriend(one, two);
    String away = goAway(two);
    JsonNode sent = one.tell(two, "a");
    one.tell(two, "b");
    Client back = cast.logIn(away);
    JsonNode push = back.push("NEW_PRIVATE_MESSAGE");
    assertEquals("a", push.path("text").asText());
    assertEquals(sent.path("time"), push.path("time"));
    assertEquals(sent.path("message_id"), push.path("message_id"));
    assertEquals("b", back.push("NEW_PRIVATE_MESSAGE").path("text").asText());
    goAway(back);
    cast.nothingPushed(one, cast.logIn(away));
  }

  @Test
  void aConnectionCutWithoutGoodbyeIsAwayToo() {
    Client one = cast.user("one");
    Client two = cast.user("two");
    cast.befriend(one, two);
    two.close();
    one.presence("USER_OFFLINE", two.id);
    one.tell(two, "a");
    Client back = cast.resume(two);
    assertEquals("a", back.push("NEW_PRIVATE_MESSAGE").path("text").asText());
    cast.nothingPushed(back);
  }

  @Test
  void whatHappenedInARoomComesInTheRoomsOrder() {
    Client one = cast.user("one");
    Client two = cast.user("two");
    Client three = cast.user("three");
    String room = cast.room(one, two);
    String away = goAway(two);
    one.say(room, "a");
    three.ok("ENTER_ROOM", "room_id", room);
    one.ok("SET_ADMIN", "room_id", room, "subject_user_id", three.id);
    one.say(room, "b");
    three.ok("CHANGE_ROOM_NICKNAME", "room_id", room, "new_room_nickname", "New");
    one.ok("REMOVE_ADMIN", "room_id", room, "subject_user_id", three.id);
    three.ok("LEAVE_ROOM", "room_id", room);
    one.say(room, "c");
    Client back = cast.logIn(away);
    assertEquals("a", back.push("NEW_ROOM_MESSAGE").path("text").asText());
    assertEquals(three.id, back.push("USER_ENTER_ROOM").path("user_id").asText());
    assertEquals(three.id, back.push("APPOINTED_AS_ADMIN").path("user_id").asText());
    assertEquals("b", back.push("NEW_ROOM_MESSAGE").path("text").asText());
    assertEquals("New", back.push("ROOM_NICKNAME_CHANGED").path("room_nickname").asText());
    assertEquals(three.id, back.push("DISMISSED_AS_ADMIN").path("user_id").asText());
    assertEquals("left", back.push("USER_LEAVE_ROOM").path("reason").asText());
    assertEquals("c", back.push("NEW_ROOM_MESSAGE").path("text").asText());
    cast.nothingPushed(back);
  }

  @Test
  void whatConcernsOneUserIsKept() {
    Client one = cast.user("one");
    Client two = cast.user("two");
    String away = goAway(two);
    one.ok("ADD_FRIEND", "subject_user_id", away, "verification_message", "hi");
    Client back = cast.logIn(away);
    JsonNode push = back.push("NEW_FRIEND_REQUEST");
    assertEquals("hi", push.path("verification_message").asText());
    goAway(one);
    back.ok("APPROVE_REQUEST", "request_id", push.path("request_id").asLong());
    back.push("FRIEND_ADDED");
    Client oneBack = cast.logIn(one.id);
    oneBack.pushes("FRIEND_ADDED", "REQUEST_APPROVED");
    goAway(back);
    oneBack.ok("CHANGE_USER_NICKNAME", "user_nickname", "Other");
    oneBack.ok("REMOVE_FRIEND", "subject_user_id", away);
    Client again = cast.logIn(away);
    JsonNode pushes = again.pushes("USER_NICKNAME_CHANGED", "FRIEND_REMOVED");
    assertEquals("Other", pushes.path("USER_NICKNAME_CHANGED").path("user_nickname").asText());
    cast.nothingPushed(again, oneBack);
  }

  @Test
  void pushesOfARoomThatRemovedTheUserAreVoidButItsOwnRemoval() {
    Client one = cast.user("one");
    Client two = cast.user("two");
    String room = cast.room(one, two);
    String away = goAway(two);
    one.say(room, "never seen");
    one.ok("REMOVE_USER_FROM_ROOM", "room_id", room, "subject_user_id", away);
    one.say(room, "never seen");
    Client back = cast.logIn(away);
    JsonNode push = back.push("USER_LEAVE_ROOM");
    assertEquals(away, push.path("user_id").asText());
    assertEquals("removed", push.path("reason").asText());
    assertEquals(one.id, push.path("by_user_id").asText());
    cast.nothingPushed(back);
  }

  @Test
  void pushesOfARoomThatIsGoneAreVoidButItsRemoval() {
    Client one = cast.user("one");
    Client two = cast.user("two");
    String room = cast.room(one, two);
    String away = goAway(two);
    one.say(room, "never seen");
    one.ok("REMOVE_ROOM", "room_id", room);
    Client back = cast.logIn(away);
    assertEquals(room, back.push("ROOM_REMOVED").path("room_id").asText());
    cast.nothingPushed(back);
  }

  @Test
  void aClosedRequestIsVoid() {
    Client owner = cast.user("owner");
    Client admin = cast.user("admin");
    String room = cast.room(owner, admin);
    cast.appoint(room, owner, admin);
    owner.ok("CHANGE_ROOM_ACCESS", "room_id", room, "room_access_type", 2);
    admin.push("ROOM_ACCESS_CHANGED");
    String away = goAway(owner);
    Client user = cast.user("user");
    long id = user.ok("ENTER_ROOM", "room_id", room).path("request_id").asLong();
    admin.push("ENTER_ROOM_REQUEST");
    admin.ok("REJECT_REQUEST", "request_id", id);
    Client friend = cast.user("gone");
    friend.ok("ADD_FRIEND", "subject_user_id", away);
    friend.ok("DELETE_USER", "user_password", Cast.PASSWORD);
    Client back = cast.logIn(away);
    cast.nothingKeptPushed(back);
    assertEquals(
        0,
        back.ok("GET_REQUESTS").path("requests").findValues("room_id").size(),
        "room requests are closed");
  }

  @Test
  void presenceIsNotKept() {
    Client one = cast.user("one");
    Client two = cast.user("two");
    Client watcher = cast.user("watcher");
    cast.befriend(one, two);
    cast.befriend(one, watcher);
    String away = goAway(two);
    goAway(one);
    watcher.presence("USER_OFFLINE", one.id);
    Client back = cast.logIn(away);
    cast.nothingPushed(back);
    assertEquals(List.of(), back.wire.presenceSoFar(one.id));
  }

  @Test
  void ofKeptReadMarksOnlyTheNewestComes() {
    Client one = cast.user("one");
    Client two = cast.user("two");
    cast.befriend(one, two);
    for (int i = 0; i < 3; i++) {
      one.tell(two, "m");
      two.push("NEW_PRIVATE_MESSAGE");
    }
    String away = goAway(one);
    for (int seq = 1; seq <= 3; seq++) {
      two.ok("MARK_READ", "user_id", away, "seq", seq);
    }
    Client back = cast.logIn(away);
    JsonNode push = back.push("MESSAGES_READ");
    assertEquals(3, push.path("seq").asInt());
    assertEquals(two.id, push.path("reader_id").asText());
    cast.nothingPushed(back);
  }

  @Test
  void whatWasOnlineIsNotRepeated() {
    Client one = cast.user("one");
    Client two = cast.user("two");
    String room = cast.room(one, two);
    one.say(room, "a");
    two.push("NEW_ROOM_MESSAGE");
    goAway(two);
    goAway(one);
    cast.nothingPushed(cast.logIn(two.id), cast.logIn(one.id));
  }
}
