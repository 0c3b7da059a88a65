package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** RECEIVE_MESSAGE: pages, bounds, unread, errors. */
@ExtendWith(SharedServer.class)
@ParameterizedClass
@EnumSource(Transport.class)
class ReceiveMessageIT {
  private final Cast cast;

  ReceiveMessageIT(Transport transport, ServerProcess server) {
    cast = new Cast(server, transport);
  }

  @AfterEach
  void closeConnections() {
    cast.close();
  }

  private Client one;
  private Client two;
  private String room;

  @BeforeEach
  void furnish() {
    one = cast.user("one");
    two = cast.user("two");
    room = cast.room(one, two);
  }

  private JsonNode page(Client client, @Nullable Object... fields) {
    ObjectNode request = Json.object("room_id", room);
    request.setAll(Json.object(fields));
    JsonNode response = client.wire.answer(client.wire.postFields("RECEIVE_MESSAGE", request));
    assertEquals(900, response.path("err").asInt(), response::toString);
    for (String field : List.of("last_seq", "read_seq", "first_seq", "more")) {
      assertTrue(response.has(field), field);
    }
    return response;
  }

  private static void assertPage(JsonNode page, boolean more, long... seqs) {
    List<Long> expected = new ArrayList<>();
    for (long seq : seqs) {
      expected.add(seq);
    }
    assertEquals(expected, Json.numbers(page.path("messages"), "seq"), page::toString);
    assertEquals(more, page.path("more").asBoolean(!more), page::toString);
  }

  private void say(int count) {
    for (int i = 1; i <= count; i++) {
      one.say(room, "m" + i);
    }
  }

  @Test
  void anEmptyConversation() {
    JsonNode page = page(two);
    assertPage(page, false);
    assertEquals(0, page.path("last_seq").asInt(-1));
    assertEquals(0, page.path("read_seq").asInt(-1));
    assertEquals(1, page.path("first_seq").asInt());
    assertPage(page(two, "after_seq", 0), false);
    assertPage(page(two, "before_seq", 1), false);
  }

  @Test
  void pagesForwardsAndBackwards() {
    say(7);
    assertPage(page(two), false, 1, 2, 3, 4, 5, 6, 7);
    assertPage(page(two, "limit", 3), true, 5, 6, 7);
    assertPage(page(two, "limit", 7), false, 1, 2, 3, 4, 5, 6, 7);
    assertPage(page(two, "after_seq", 0, "limit", 3), true, 1, 2, 3);
    assertPage(page(two, "after_seq", 3, "limit", 3), true, 4, 5, 6);
    assertPage(page(two, "after_seq", 4, "limit", 3), false, 5, 6, 7);
    assertPage(page(two, "after_seq", 7), false);
    assertPage(page(two, "after_seq", 4294967295L), false);
    assertPage(page(two, "before_seq", 8, "limit", 3), true, 5, 6, 7);
    assertPage(page(two, "before_seq", 5, "limit", 3), true, 2, 3, 4);
    assertPage(page(two, "before_seq", 4, "limit", 3), false, 1, 2, 3);
    assertPage(page(two, "before_seq", 1, "limit", 3), false);
    assertPage(page(two, "before_seq", 4294967295L, "limit", 2), true, 6, 7);
    assertPage(
        page(two, "before_seq", null, "after_seq", null, "limit", null),
        false,
        1,
        2,
        3,
        4,
        5,
        6,
        7);
    JsonNode page = page(two, "after_seq", 3);
    assertEquals(7, page.path("last_seq").asInt());
    assertEquals(0, page.path("read_seq").asInt(-1));
    assertEquals(1, page.path("first_seq").asInt());
    assertEquals(7, page(one).path("read_seq").asInt());
  }

  @Test
  void fiftyUnlessALimitIsGiven() {
    say(55);
    JsonNode page = page(two);
    assertEquals(50, page.path("messages").size());
    assertEquals(6, page.path("messages").path(0).path("seq").asInt());
    assertEquals(true, page.path("more").asBoolean());
    assertEquals(55, page(two, "limit", 200).path("messages").size());
    assertEquals(50, page(two, "after_seq", 0).path("messages").size());
  }

  @Test
  void messagesAreWhole() {
    JsonNode sent = one.say(room, "text");
    JsonNode message = page(two).path("messages").path(0);
    assertEquals(sent.path("message_id"), message.path("message_id"));
    assertEquals(sent.path("time"), message.path("time"));
    assertEquals(one.id, message.path("sender_id").asText());
    assertEquals("text", message.path("text").asText());
    assertEquals(room, message.path("room_id").asText());
    assertFalse(message.has("user_id") && !message.path("user_id").isNull());
    assertFalse(message.path("deleted").asBoolean());
    cast.befriend(one, cast.user("three"));
  }

  @Test
  void aPrivatePageNamesTheOther() {
    Client three = cast.user("three");
    cast.befriend(one, three);
    one.tell(three, "a");
    three.tell(one, "b");
    for (JsonNode message : one.ok("RECEIVE_MESSAGE", "user_id", three.id).path("messages")) {
      assertEquals(three.id, message.path("user_id").asText());
    }
    JsonNode page = three.ok("RECEIVE_MESSAGE", "user_id", one.id, "limit", 1);
    assertPage(page, true, 2);
    assertEquals(one.id, page.path("messages").path(0).path("user_id").asText());
    assertEquals(three.id, page.path("messages").path(0).path("sender_id").asText());
  }

  @Test
  void answersTheErrors() {
    Client stranger = cast.user("no");
    String none = Cast.unique("no");
    one.err(300, "RECEIVE_MESSAGE", "user_id", "a b", "room_id", "a b", "limit", 0);
    one.err(301, "RECEIVE_MESSAGE", "room_id", 5, "limit", 0);
    one.err(301, "RECEIVE_MESSAGE", "user_id", two.id, "room_id", "a b");
    one.err(353, "RECEIVE_MESSAGE", "user_id", two.id, "room_id", room);
    one.err(353, "RECEIVE_MESSAGE", "user_id", none, "room_id", none);
    one.err(353, "RECEIVE_MESSAGE", "room_id", none, "after_seq", 1, "before_seq", 3);
    one.err(353, "RECEIVE_MESSAGE", "after_seq", 1);
    one.err(353, "RECEIVE_MESSAGE", "before_seq", 1);
    one.err(353, "RECEIVE_MESSAGE", "room_id", room, "before_seq", 0);
    for (Object bad : List.of(-1, "1", 1.0, 4294967296L, true, List.of())) {
      one.err(353, "RECEIVE_MESSAGE", "room_id", room, "after_seq", bad);
      one.err(353, "RECEIVE_MESSAGE", "room_id", none, "before_seq", bad);
      stranger.err(353, "RECEIVE_MESSAGE", "room_id", room, "limit", bad);
      one.err(353, "RECEIVE_MESSAGE", "limit", bad);
    }
    one.err(353, "RECEIVE_MESSAGE", "room_id", room, "limit", 0);
    one.err(353, "RECEIVE_MESSAGE", "room_id", room, "limit", 201);
    one.err(404, "RECEIVE_MESSAGE", "user_id", none);
    one.err(405, "RECEIVE_MESSAGE", "room_id", none);
    stranger.err(801, "RECEIVE_MESSAGE", "room_id", room);
    stranger.err(801, "RECEIVE_MESSAGE", "user_id", one.id);
    one.err(801, "RECEIVE_MESSAGE", "user_id", one.id);
    cast.connect().err(250, "RECEIVE_MESSAGE", "limit", 0);
  }

  @Test
  void withoutATargetAllUnreadByTheOldestOfEachConversation() {
    Client three = cast.user("three");
    cast.befriend(three, two);
    say(2);
    awaitNextSecond(one.wire);
    three.tell(two, "p1");
    awaitNextSecond(one.wire);
    one.say(room, "m3");
    JsonNode page = two.ok("RECEIVE_MESSAGE");
    assertEquals(List.of("m1", "m2", "m3", "p1"), Json.texts(page.path("messages"), "text"));
    assertEquals(room, page.path("messages").path(0).path("room_id").asText());
    assertEquals(three.id, page.path("messages").path(3).path("user_id").asText());
    assertEquals(false, page.path("more").asBoolean(true));
    two.ok("MARK_READ", "room_id", room, "seq", 2);
    JsonNode rest = two.ok("RECEIVE_MESSAGE");
    assertEquals(List.of("p1", "m3"), Json.texts(rest.path("messages"), "text"));
    JsonNode cut = two.ok("RECEIVE_MESSAGE", "limit", 1);
    assertEquals(List.of("p1"), Json.texts(cut.path("messages"), "text"));
    assertEquals(true, cut.path("more").asBoolean());
    two.ok("MARK_READ", "room_id", room, "seq", 3);
    two.ok("MARK_READ", "user_id", three.id, "seq", 1);
    assertEquals(0, two.ok("RECEIVE_MESSAGE").path("messages").size());
    assertEquals(0, one.ok("RECEIVE_MESSAGE").path("messages").size());
  }

  private static void awaitNextSecond(Wire wire) {
    long now = wire.ok("GET_TIME").path("time").asLong();
    long deadline = System.nanoTime() + Wire.PATIENCE.toNanos();
    while (wire.ok("GET_TIME").path("time").asLong() == now) {
      assertTrue(System.nanoTime() < deadline, "the clock stands still");
    }
  }

  @Test
  void aPageOfLargeMessagesStaysBelowOneMebibyte() {
    String large = "\ud83d\ude00".repeat(4096);
    List<Integer> posted = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      posted.add(one.wire.post("SEND_ROOM_MESSAGE", "room_id", room, "text", large));
    }
    posted.forEach(one.wire::answer);
    long next = 0;
    int pages = 0;
    JsonNode page;
    do {
      page = page(two, "after_seq", next, "limit", 200);
      assertTrue(page.path("messages").size() >= 1);
      for (JsonNode message : page.path("messages")) {
        assertEquals(++next, message.path("seq").asLong());
      }
      pages++;
    } while (page.path("more").asBoolean());
    assertEquals(100, next);
    assertTrue(pages >= 2, "1.6 MB do not fit into one page");
    JsonNode newest = page(two, "limit", 200);
    int size = newest.path("messages").size();
    assertEquals(100, newest.path("messages").path(size - 1).path("seq").asInt());
    assertEquals(true, newest.path("more").asBoolean());
  }
}
