package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.Json;
import chat.scrp.systemtests.harness.MessageContract;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.SharedServer;
import chat.scrp.systemtests.harness.Transport;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** EDIT_MESSAGE and DELETE_MESSAGE. */
@ExtendWith(SharedServer.class)
@ParameterizedClass
@EnumSource(Transport.class)
class MessageChangeIT {
  private final Cast cast;

  MessageChangeIT(Transport transport, ServerProcess server) {
    cast = new Cast(server, transport);
  }

  @AfterEach
  void closeConnections() {
    cast.close();
  }

  private Client owner;
  private Client member;
  private Client stranger;
  private String room;

  @BeforeEach
  void furnish() {
    owner = cast.user("owner");
    member = cast.user("member");
    stranger = cast.user("no");
    room = cast.room(owner, member);
  }

  @Test
  void editingIsForTheSender() {
    Client elsewhere = cast.again(owner);
    owner.say(room, "helo");
    member.push("NEW_ROOM_MESSAGE");
    elsewhere.push("NEW_ROOM_MESSAGE");
    member.err(801, "EDIT_MESSAGE", "room_id", room, "seq", 1, "text", "mine");
    owner.ok("EDIT_MESSAGE", "room_id", room, "seq", 1, "text", "hello \ud83d\ude00");
    for (Client told : List.of(member, elsewhere)) {
      JsonNode push = told.push("MESSAGE_EDITED");
      assertEquals(room, push.path("room_id").asText());
      assertEquals(1, push.path("seq").asInt());
      assertEquals("hello \ud83d\ude00", push.path("text").asText());
      assertTrue(MessageContract.uint32(push.path("edited_time")));
    }
    cast.nothingPushed(owner, member, elsewhere);
    JsonNode message = member.ok("RECEIVE_MESSAGE", "room_id", room).path("messages").path(0);
    assertEquals("hello \ud83d\ude00", message.path("text").asText());
    assertTrue(MessageContract.uint32(message.path("edited_time")));
    assertEquals(
        "hello \ud83d\ude00",
        member.ok("GET_ROOMS").path("rooms").path(0).path("last_message").path("text").asText());
  }

  @Test
  void deletingIsForTheSenderAndForOwnerAndAdmins() {
    member.say(room, "one");
    owner.say(room, "two");
    member.say(room, "three");
    cast.settle(owner, member);
    member.err(801, "DELETE_MESSAGE", "room_id", room, "seq", 2);
    member.ok("DELETE_MESSAGE", "room_id", room, "seq", 1);
    JsonNode push = owner.push("MESSAGE_DELETED");
    assertEquals(1, push.path("seq").asInt());
    assertEquals(member.id, push.path("by_user_id").asText());
    owner.ok("DELETE_MESSAGE", "room_id", room, "seq", 3);
    assertEquals(owner.id, member.push("MESSAGE_DELETED").path("by_user_id").asText());
    JsonNode messages = member.ok("RECEIVE_MESSAGE", "room_id", room).path("messages");
    assertEquals(List.of(1L, 2L, 3L), Json.numbers(messages, "seq"));
    for (int i : new int[] {0, 2}) {
      assertTrue(messages.path(i).path("deleted").asBoolean());
      assertEquals("", messages.path(i).path("text").asText());
    }
    assertFalse(messages.path(1).path("deleted").asBoolean());
    owner.err(411, "EDIT_MESSAGE", "room_id", room, "seq", 9, "text", "x");
    cast.nothingPushed(owner, member);
  }

  @Test
  void whoWasAwayGetsTheNewestTextAndNoHole() {
    member.ok("LOG_OUT");
    owner.say(room, "first");
    owner.say(room, "second");
    owner.say(room, "third");
    owner.ok("EDIT_MESSAGE", "room_id", room, "seq", 1, "text", "FIRST");
    owner.ok("DELETE_MESSAGE", "room_id", room, "seq", 2);
    Client back = cast.logIn(member.id);
    assertEquals("FIRST", back.wire.anyPush("NEW_ROOM_MESSAGE").path("text").asText());
    JsonNode deleted = back.wire.anyPush("NEW_ROOM_MESSAGE");
    assertEquals(2, deleted.path("seq").asInt());
    assertEquals("", deleted.path("text").asText());
    assertTrue(deleted.path("deleted").asBoolean());
    assertEquals("third", back.wire.anyPush("NEW_ROOM_MESSAGE").path("text").asText());
  }

  @Test
  void privateMessagesToo() {
    cast.befriend(owner, stranger);
    owner.tell(stranger, "a");
    stranger.push("NEW_PRIVATE_MESSAGE");
    stranger.err(801, "DELETE_MESSAGE", "user_id", owner.id, "seq", 1);
    stranger.err(801, "EDIT_MESSAGE", "user_id", owner.id, "seq", 1, "text", "b");
    owner.ok("EDIT_MESSAGE", "user_id", stranger.id, "seq", 1, "text", "b");
    JsonNode push = stranger.push("MESSAGE_EDITED");
    assertEquals(owner.id, push.path("sender_id").asText());
    assertEquals(stranger.id, push.path("receiver_id").asText());
    owner.ok("REMOVE_FRIEND", "subject_user_id", stranger.id);
    stranger.push("FRIEND_REMOVED");
    owner.ok("DELETE_MESSAGE", "user_id", stranger.id, "seq", 1);
    assertEquals(owner.id, stranger.push("MESSAGE_DELETED").path("by_user_id").asText());
  }

  @Test
  void whatICannotReadIs411AndNotPushedToMe() {
    owner.say(room, "before");
    stranger.ok("ENTER_ROOM", "room_id", room);
    stranger.push("USER_ENTER_ROOM");
    owner.ok("SET_ADMIN", "room_id", room, "subject_user_id", stranger.id);
    stranger.push("APPOINTED_AS_ADMIN");
    stranger.err(411, "DELETE_MESSAGE", "room_id", room, "seq", 1);
    stranger.err(411, "EDIT_MESSAGE", "room_id", room, "seq", 1, "text", "x");
    stranger.err(411, "ADD_REACTION", "room_id", room, "seq", 1, "reaction", "\ud83d\udc4d");
    owner.ok("EDIT_MESSAGE", "room_id", room, "seq", 1, "text", "secret");
    owner.ok("DELETE_MESSAGE", "room_id", room, "seq", 1);
    cast.nothingPushed(stranger);
  }
}
