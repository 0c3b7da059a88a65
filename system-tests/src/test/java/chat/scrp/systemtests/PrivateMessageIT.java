package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.SharedServer;
import chat.scrp.systemtests.harness.Transport;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** SEND_PRIVATE_MESSAGE and NEW_PRIVATE_MESSAGE. */
@ExtendWith(SharedServer.class)
@ParameterizedClass
@EnumSource(Transport.class)
class PrivateMessageIT {
  private final Cast cast;

  PrivateMessageIT(Transport transport, ServerProcess server) {
    cast = new Cast(server, transport);
  }

  @AfterEach
  void closeConnections() {
    cast.close();
  }

  @Test
  void theReceiverAndTheSendersOtherConnectionsGetIt() {
    Client one = cast.user("one");
    Client two = cast.user("two");
    cast.befriend(one, two);
    Client elsewhere = cast.again(one);
    JsonNode sent = one.tell(two, "psst \ud83e\udd2b");
    assertEquals(1, sent.path("seq").asInt());
    Set<Long> pushIds = new HashSet<>();
    for (Client told : List.of(two, elsewhere)) {
      JsonNode push = told.push("NEW_PRIVATE_MESSAGE");
      assertEquals(sent.path("message_id").asLong(), push.path("message_id").asLong());
      assertEquals(1, push.path("seq").asInt());
      assertEquals(one.id, push.path("sender_id").asText());
      assertEquals(two.id, push.path("receiver_id").asText());
      assertEquals("psst \ud83e\udd2b", push.path("text").asText());
      pushIds.add(push.path("push_id").asLong());
    }
    assertEquals(1, pushIds.size());
    assertEquals(2, two.tell(one, "yes?").path("seq").asInt());
    assertEquals("yes?", one.push("NEW_PRIVATE_MESSAGE").path("text").asText());
    assertEquals("yes?", elsewhere.push("NEW_PRIVATE_MESSAGE").path("text").asText());
    cast.nothingPushed(one, two, elsewhere);
  }

  @Test
  void answersTheErrors() {
    Client one = cast.user("one");
    Client stranger = cast.user("no");
    String none = Cast.unique("no");
    one.err(300, "SEND_PRIVATE_MESSAGE");
    one.err(300, "SEND_PRIVATE_MESSAGE", "user_id", "a b", "text", "", "client_message_id", "");
    one.err(350, "SEND_PRIVATE_MESSAGE", "user_id", none, "text", 5, "client_message_id", "");
    one.err(352, "SEND_PRIVATE_MESSAGE", "user_id", none, "text", "x", "client_message_id", 5);
    one.err(404, "SEND_PRIVATE_MESSAGE", "user_id", none, "text", "x");
    one.err(801, "SEND_PRIVATE_MESSAGE", "user_id", stranger.id, "text", "x");
    one.err(801, "SEND_PRIVATE_MESSAGE", "user_id", one.id, "text", "x");
    one.ok("ADD_FRIEND", "subject_user_id", stranger.id);
    one.err(801, "SEND_PRIVATE_MESSAGE", "user_id", stranger.id, "text", "x");
    cast.connect().err(250, "SEND_PRIVATE_MESSAGE", "user_id", "a b");
  }

  @Test
  void conversationsAreNumberedEachOnItsOwn() {
    Client one = cast.user("one");
    Client two = cast.user("two");
    Client three = cast.user("three");
    cast.befriend(one, two);
    cast.befriend(one, three);
    JsonNode first = one.tell(two, "a");
    JsonNode second = one.tell(three, "b");
    assertEquals(1, first.path("seq").asInt());
    assertEquals(1, second.path("seq").asInt());
    assertNotEquals(first.path("message_id").asLong(), second.path("message_id").asLong());
    cast.nothingPushed(one);
    assertEquals("a", two.push("NEW_PRIVATE_MESSAGE").path("text").asText());
    assertEquals("b", three.push("NEW_PRIVATE_MESSAGE").path("text").asText());
  }

  @Test
  void friendsAreListedWithTheirConversation() {
    Client one = cast.user("one");
    Client two = cast.user("two");
    cast.befriend(one, two);
    JsonNode empty = one.ok("GET_FRIENDS").path("friends").path(0);
    assertEquals(two.id, empty.path("user_id").asText());
    assertEquals("Nick " + two.id, empty.path("user_nickname").asText());
    assertEquals(1, empty.path("mode").asInt());
    for (String mark : List.of("last_seq", "read_seq", "peer_read_seq")) {
      assertEquals(0, empty.path(mark).asInt(-1), mark);
    }
    assertTrue(empty.has("last_message") && empty.path("last_message").isNull());
    one.tell(two, "a");
    one.tell(two, "b");
    two.ok("MARK_READ", "user_id", one.id, "seq", 1);
    JsonNode mine = one.ok("GET_FRIENDS").path("friends").path(0);
    assertEquals(2, mine.path("last_seq").asInt());
    assertEquals(2, mine.path("read_seq").asInt());
    assertEquals(1, mine.path("peer_read_seq").asInt());
    JsonNode last = mine.path("last_message");
    assertEquals("b", last.path("text").asText());
    assertEquals(2, last.path("seq").asInt());
    assertEquals(one.id, last.path("sender_id").asText());
    assertEquals(two.id, last.path("user_id").asText());
    JsonNode theirs = two.ok("GET_FRIENDS").path("friends").path(0);
    assertEquals(1, theirs.path("read_seq").asInt());
    assertEquals(2, theirs.path("peer_read_seq").asInt());
    assertEquals(one.id, theirs.path("last_message").path("user_id").asText());
  }
}
