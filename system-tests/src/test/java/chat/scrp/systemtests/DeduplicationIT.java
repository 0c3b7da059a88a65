package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.SharedServer;
import chat.scrp.systemtests.harness.Transport;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A repeated send with the same client_message_id stores nothing new. */
@ExtendWith(SharedServer.class)
@ParameterizedClass
@EnumSource(Transport.class)
class DeduplicationIT {
  private final Cast cast;

  DeduplicationIT(Transport transport, ServerProcess server) {
    cast = new Cast(server, transport);
  }

  @AfterEach
  void closeConnections() {
    cast.close();
  }

  @Test
  void aRepeatedRoomMessageGetsTheFirstAnswer() {
    Client one = cast.user("one");
    Client two = cast.user("two");
    String room = cast.room(one, two);
    JsonNode first = send(one, room, "text", "id ~1");
    JsonNode second = send(one, room, "other text", "id ~1");
    JsonNode third = send(cast.again(one), room, "text", "id ~1");
    for (String field : List.of("message_id", "seq", "time")) {
      assertEquals(first.path(field), second.path(field), field);
      assertEquals(first.path(field), third.path(field), field);
    }
    assertEquals("text", two.push("NEW_ROOM_MESSAGE").path("text").asText());
    cast.nothingPushed(one, two);
    assertEquals(2, send(two, room, "mine", "id ~1").path("seq").asInt());
    assertEquals(3, send(one, room, "new", "id ~2").path("seq").asInt());
    assertEquals(4, one.say(room, "none").path("seq").asInt());
    assertEquals(5, one.say(room, "none").path("seq").asInt());
  }

  private static JsonNode send(Client client, String room, String text, String id) {
    return client.ok("SEND_ROOM_MESSAGE", "room_id", room, "text", text, "client_message_id", id);
  }

  @Test
  void aRepeatedPrivateMessageGetsTheFirstAnswer() {
    Client one = cast.user("one");
    Client two = cast.user("two");
    cast.befriend(one, two);
    String id = "x".repeat(64);
    JsonNode first =
        one.ok("SEND_PRIVATE_MESSAGE", "user_id", two.id, "text", "a", "client_message_id", id);
    JsonNode second =
        one.ok("SEND_PRIVATE_MESSAGE", "user_id", two.id, "text", "a", "client_message_id", id);
    assertEquals(first.path("message_id"), second.path("message_id"));
    assertEquals(first.path("seq"), second.path("seq"));
    assertEquals(first.path("time"), second.path("time"));
    two.push("NEW_PRIVATE_MESSAGE");
    cast.nothingPushed(two);
    JsonNode back =
        two.ok("SEND_PRIVATE_MESSAGE", "user_id", one.id, "text", "b", "client_message_id", id);
    assertEquals(2, back.path("seq").asInt());
  }

  @Test
  void repeatedInOneGoItIsStoredOnce() {
    Client one = cast.user("one");
    Client two = cast.user("two");
    String room = cast.room(one, two);
    List<Integer> posted = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      posted.add(
          one.wire.post(
              "SEND_ROOM_MESSAGE", "room_id", room, "text", "t", "client_message_id", "same"));
    }
    for (int id : posted) {
      assertEquals(1, one.wire.answer(id).path("seq").asInt());
    }
    two.push("NEW_ROOM_MESSAGE");
    cast.nothingPushed(two);
  }

  @Test
  void theIdIsShownToItsSenderOnly() {
    Client one = cast.user("one");
    Client two = cast.user("two");
    String room = cast.room(one, two);
    send(one, room, "t", "mine");
    assertFalse(two.push("NEW_ROOM_MESSAGE").has("client_message_id"));
    JsonNode own = one.ok("RECEIVE_MESSAGE", "room_id", room).path("messages").path(0);
    assertEquals("mine", own.path("client_message_id").asText());
    JsonNode foreign = two.ok("RECEIVE_MESSAGE", "room_id", room).path("messages").path(0);
    assertTrue(
        foreign.path("client_message_id").isMissingNode()
            || foreign.path("client_message_id").isNull());
  }

  @Test
  void invalidIdsAre352AndNullIsAbsent() {
    Client one = cast.user("one");
    String room = cast.room(one);
    for (Object bad : List.of("", "x".repeat(65), "\u00e9", "a\nb", "\u007f", 5, true, List.of())) {
      one.err(352, "SEND_ROOM_MESSAGE", "room_id", room, "text", "t", "client_message_id", bad);
    }
    one.ok("SEND_ROOM_MESSAGE", "room_id", room, "text", "t", "client_message_id", null);
    one.ok("SEND_ROOM_MESSAGE", "room_id", room, "text", "t", "client_message_id", null);
    assertEquals(3, one.say(room, "t").path("seq").asInt());
  }
}
