package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** MARK_READ and MESSAGES_READ. */
@ExtendWith(SharedServer.class)
@ParameterizedClass
@EnumSource(Transport.class)
class ReadMarkIT {
  private final Cast cast;

  ReadMarkIT(Transport transport, ServerProcess server) {
    cast = new Cast(server, transport);
  }

  @AfterEach
  void closeConnections() {
    cast.close();
  }

  @Test
  void movesForwardOnlyAndTellsOwnOtherConnectionsInARoom() {
    Client one = cast.user("one");
    Client two = cast.user("two");
    String room = cast.room(one, two);
    Client elsewhere = cast.again(two);
    for (int i = 0; i < 3; i++) {
      one.say(room, "m");
      two.push("NEW_ROOM_MESSAGE");
      elsewhere.push("NEW_ROOM_MESSAGE");
    }
    two.ok("MARK_READ", "room_id", room, "seq", 2);
    JsonNode push = elsewhere.push("MESSAGES_READ");
    assertEquals(room, push.path("room_id").asText());
    assertEquals(two.id, push.path("reader_id").asText());
    assertEquals(2, push.path("seq").asInt());
    two.ok("MARK_READ", "room_id", room, "seq", 1);
    two.ok("MARK_READ", "room_id", room, "seq", 2);
    assertEquals(2, two.ok("RECEIVE_MESSAGE", "room_id", room).path("read_seq").asInt());
    cast.nothingPushed(one, two, elsewhere);
    two.ok("MARK_READ", "room_id", room, "seq", 4294967295L);
    assertEquals(3, elsewhere.push("MESSAGES_READ").path("seq").asInt());
    assertEquals(3, two.ok("GET_ROOMS").path("rooms").path(0).path("read_seq").asInt());
    cast.nothingPushed(one, two, elsewhere);
  }

  @Test
  void tellsTheFriendInAPrivateConversation() {
    Client one = cast.user("one");
    Client two = cast.user("two");
    cast.befriend(one, two);
    Client elsewhere = cast.again(two);
    one.tell(two, "a");
    two.push("NEW_PRIVATE_MESSAGE");
    elsewhere.push("NEW_PRIVATE_MESSAGE");
    two.ok("MARK_READ", "user_id", one.id, "seq", 1);
    JsonNode friend = one.push("MESSAGES_READ");
    assertEquals(two.id, friend.path("user_id").asText());
    assertEquals(two.id, friend.path("reader_id").asText());
    assertEquals(1, friend.path("seq").asInt());
    JsonNode own = elsewhere.push("MESSAGES_READ");
    assertEquals(one.id, own.path("user_id").asText());
    assertEquals(two.id, own.path("reader_id").asText());
    cast.nothingPushed(one, two, elsewhere);
  }

  @Test
  void sendingMovesTheOwnMarkSilently() {
    Client one = cast.user("one");
    Client two = cast.user("two");
    cast.befriend(one, two);
    one.tell(two, "a");
    two.push("NEW_PRIVATE_MESSAGE");
    two.tell(one, "b");
    one.push("NEW_PRIVATE_MESSAGE");
    assertEquals(2, two.ok("RECEIVE_MESSAGE", "user_id", one.id).path("read_seq").asInt());
    cast.nothingPushed(one, two);
    two.ok("MARK_READ", "user_id", one.id, "seq", 1);
    two.ok("MARK_READ", "user_id", one.id, "seq", 2);
    cast.nothingPushed(one, two);
  }

  @Test
  void answersTheErrors() {
    Client one = cast.user("one");
    Client stranger = cast.user("no");
    String room = cast.room(one);
    String none = Cast.unique("no");
    one.err(300, "MARK_READ", "user_id", "a b", "seq", 0);
    one.err(301, "MARK_READ", "room_id", "a b", "seq", 0);
    one.err(353, "MARK_READ", "room_id", none);
    for (Object bad : List.of(0, -1, "1", 1.0, 4294967296L)) {
      one.err(353, "MARK_READ", "room_id", none, "seq", bad);
      one.err(353, "MARK_READ", "user_id", none, "seq", bad);
    }
    one.err(353, "MARK_READ", "room_id", room, "user_id", stranger.id, "seq", 1);
    one.err(404, "MARK_READ", "user_id", none, "seq", 1);
    one.err(405, "MARK_READ", "room_id", none, "seq", 1);
    stranger.err(801, "MARK_READ", "room_id", room, "seq", 1);
    stranger.err(801, "MARK_READ", "user_id", one.id, "seq", 1);
    int noTarget = one.wire.call("MARK_READ", "seq", 1).path("err").asInt();
    assertTrue(List.of(300, 301, 353).contains(noTarget), () -> "answered " + noTarget);
    cast.connect().err(250, "MARK_READ", "room_id", "a b");
    one.ok("MARK_READ", "room_id", room, "seq", 7);
    assertEquals(0, one.ok("RECEIVE_MESSAGE", "room_id", room).path("read_seq").asInt(-1));
  }
}
