package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.Json;
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

/** A member reads what was sent while it was a member; with room_history 1, everything. */
@ExtendWith(SharedServer.class)
@ParameterizedClass
@EnumSource(Transport.class)
class VisibleHistoryIT {
  private final Cast cast;

  VisibleHistoryIT(Transport transport, ServerProcess server) {
    cast = new Cast(server, transport);
  }

  @AfterEach
  void closeConnections() {
    cast.close();
  }

  @Test
  void fromTheLastEnteringOn() {
    Client one = cast.user("one");
    Client two = cast.user("two");
    String room = cast.room(one);
    one.say(room, "before");
    assertEquals(1, two.ok("ENTER_ROOM", "room_id", room).path("last_seq").asInt());
    JsonNode page = two.ok("RECEIVE_MESSAGE", "room_id", room);
    assertEquals(0, page.path("messages").size());
    assertEquals(2, page.path("first_seq").asInt());
    assertEquals(1, page.path("last_seq").asInt());
    assertEquals(1, page.path("read_seq").asInt());
    assertEquals(false, page.path("more").asBoolean(true));
    assertEquals(0, two.ok("RECEIVE_MESSAGE").path("messages").size());
    JsonNode mine = two.ok("GET_ROOMS").path("rooms").path(0);
    assertTrue(mine.path("last_message").isNull(), mine::toString);
    one.say(room, "while");
    assertTexts(two, room, "while");
    assertEquals(
        0, two.ok("RECEIVE_MESSAGE", "room_id", room, "before_seq", 2).path("messages").size());
    assertEquals(
        List.of("while"),
        Json.texts(
            two.ok("RECEIVE_MESSAGE", "room_id", room, "after_seq", 0).path("messages"), "text"));
    two.ok("LEAVE_ROOM", "room_id", room);
    two.err(801, "RECEIVE_MESSAGE", "room_id", room);
    one.say(room, "away");
    two.ok("ENTER_ROOM", "room_id", room);
    assertTexts(two, room);
    one.say(room, "again");
    assertTexts(two, room, "again");
    assertTexts(one, room, "before", "while", "away", "again");
  }

  private static void assertTexts(Client client, String room, String... texts) {
    JsonNode page = client.ok("RECEIVE_MESSAGE", "room_id", room);
    assertEquals(List.of(texts), Json.texts(page.path("messages"), "text"));
    long first =
        texts.length == 0
            ? page.path("last_seq").asLong() + 1
            : page.path("messages").path(0).path("seq").asLong();
    assertEquals(first, page.path("first_seq").asLong());
  }

  @Test
  void everythingInARoomWithHistory() {
    Client one = cast.user("one");
    Client two = cast.user("two");
    String room = Cast.unique("room");
    one.ok(
        "CREATE_ROOM", "room_id", room, "room_nickname", "R", "room_access", 0, "room_history", 1);
    one.say(room, "before");
    two.ok("ENTER_ROOM", "room_id", room);
    assertTexts(two, room, "before");
    assertEquals(1, two.ok("RECEIVE_MESSAGE", "room_id", room).path("read_seq").asInt());
    assertEquals(0, two.ok("RECEIVE_MESSAGE").path("messages").size());
    two.push("USER_ENTER_ROOM");
    cast.nothingPushed(two);
    one.ok("CHANGE_ROOM_HISTORY", "room_id", room, "room_history", 0);
    two.push("ROOM_HISTORY_CHANGED");
    assertTexts(two, room);
    one.ok("CHANGE_ROOM_HISTORY", "room_id", room, "room_history", 1);
    assertTexts(two, room, "before");
  }
}
