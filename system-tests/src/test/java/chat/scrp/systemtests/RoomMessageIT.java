package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.Json;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.SharedServer;
import chat.scrp.systemtests.harness.Transport;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** SEND_ROOM_MESSAGE and NEW_ROOM_MESSAGE. */
@ExtendWith(SharedServer.class)
@ParameterizedClass
@EnumSource(Transport.class)
class RoomMessageIT {
  private final Cast cast;

  RoomMessageIT(Transport transport, ServerProcess server) {
    cast = new Cast(server, transport);
  }

  @AfterEach
  void closeConnections() {
    cast.close();
  }

  @Test
  void everyMemberOnEveryConnectionGetsItButTheSendingOne() {
    Client one = cast.user("one");
    Client two = cast.user("two");
    Client stranger = cast.user("no");
    String room = cast.room(one, two);
    Client oneElsewhere = cast.again(one);
    Client oneTab = cast.resume(one);
    Client twoElsewhere = cast.again(two);
    JsonNode sent = one.say(room, "hello");
    assertEquals(1, sent.path("seq").asInt());
    Set<Long> pushIds = new HashSet<>();
    for (Client told : List.of(two, twoElsewhere, oneElsewhere, oneTab)) {
      JsonNode push = told.push("NEW_ROOM_MESSAGE");
      assertEquals(sent.path("message_id").asLong(), push.path("message_id").asLong());
      assertEquals(1, push.path("seq").asInt());
      assertEquals(sent.path("time").asLong(), push.path("time").asLong());
      assertEquals(room, push.path("room_id").asText());
      assertEquals(one.id, push.path("sender_id").asText());
      assertEquals("hello", push.path("text").asText());
      pushIds.add(push.path("push_id").asLong());
    }
    assertEquals(1, pushIds.size(), "one push_id for all receivers");
    assertEquals(2, two.say(room, "hi").path("seq").asInt());
    for (Client told : List.of(one, oneElsewhere, oneTab, twoElsewhere)) {
      assertEquals("hi", told.push("NEW_ROOM_MESSAGE").path("text").asText());
    }
    cast.nothingPushed(one, two, stranger, oneElsewhere, oneTab, twoElsewhere);
  }

  @Test
  void answersTheErrors() {
    Client one = cast.user("one");
    Client stranger = cast.user("no");
    String room = cast.room(one);
    String none = Cast.unique("no");
    one.err(301, "SEND_ROOM_MESSAGE");
    one.err(301, "SEND_ROOM_MESSAGE", "room_id", "a b", "text", "", "client_message_id", "");
    one.err(350, "SEND_ROOM_MESSAGE", "room_id", none, "text", "", "client_message_id", "");
    one.err(352, "SEND_ROOM_MESSAGE", "room_id", none, "text", "x", "client_message_id", "");
    one.err(405, "SEND_ROOM_MESSAGE", "room_id", none, "text", "x");
    stranger.err(350, "SEND_ROOM_MESSAGE", "room_id", room, "text", "x".repeat(4097));
    stranger.err(801, "SEND_ROOM_MESSAGE", "room_id", room, "text", "x");
    cast.connect().err(250, "SEND_ROOM_MESSAGE", "room_id", "a b");
    assertEquals(1, one.say(room, "first").path("seq").asInt());
  }

  @Test
  void textsComeAsTheyWere() {
    Client one = cast.user("one");
    Client two = cast.user("two");
    String room = cast.room(one, two);
    List<String> texts =
        List.of(
            "x",
            " ",
            "\u0001\b\f\n\r\t\u001f\u007f\u0085\u2028\u2029",
            "\"\\/<script>&amp;",
            "\u00e9 e\u0301 \ufeff\ufffe\uffff",
            "\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67\u200d\ud83d\udc66 \ud83c\uddee\ud83c\uddf8",
            "\ud83d\ude00".repeat(4096),
            "\u4f60\u597d \u0645\u0631\u062d\u0628\u0627 \u202eevil",
            "a".repeat(4096));
    for (String text : texts) {
      one.say(room, text);
      assertEquals(text, two.push("NEW_ROOM_MESSAGE").path("text").asText());
    }
    JsonNode page = two.ok("RECEIVE_MESSAGE", "room_id", room);
    assertEquals(texts, Json.texts(page.path("messages"), "text"));
  }

  @Test
  void escapedAndPlainCharactersAreTheSame() {
    Client one = cast.user("one");
    Client two = cast.user("two");
    String room = cast.room(one, two);
    one.wire.sendText(
        "{\"req_id\":900001,\"method\":\"SEND_ROOM_MESSAGE\",\"room_id\":\""
            + room
            + "\",\"text\":\"\\ud83d\\ude00\\u0041\\/\"}");
    assertEquals(900, one.wire.answer(900001).path("err").asInt());
    assertEquals("\ud83d\ude00A/", two.push("NEW_ROOM_MESSAGE").path("text").asText());
  }

  @Test
  void pipelinedMessagesAreNumberedAndAnsweredInOrder() {
    Client one = cast.user("one");
    Client two = cast.user("two");
    String room = cast.room(one, two);
    List<Integer> ids = new ArrayList<>();
    for (int i = 1; i <= 100; i++) {
      ids.add(one.wire.post("SEND_ROOM_MESSAGE", "room_id", room, "text", "m" + i));
    }
    for (int i = 1; i <= 100; i++) {
      assertEquals(i, one.wire.answer(ids.get(i - 1)).path("seq").asInt());
    }
    for (int i = 1; i <= 100; i++) {
      JsonNode push = two.push("NEW_ROOM_MESSAGE");
      assertEquals(i, push.path("seq").asInt());
      assertEquals("m" + i, push.path("text").asText());
    }
    List<Long> answered = one.wire.answered();
    List<Long> sorted = new ArrayList<>(answered);
    Collections.sort(sorted);
    assertEquals(sorted, answered);
  }

  @Test
  void allSeeTheOneOrderOfManySenders() {
    Client one = cast.user("one");
    Client two = cast.user("two");
    Client three = cast.user("three");
    String room = cast.room(one, two, three);
    for (int i = 0; i < 30; i++) {
      one.wire.post("SEND_ROOM_MESSAGE", "room_id", room, "text", "one" + i);
      two.wire.post("SEND_ROOM_MESSAGE", "room_id", room, "text", "two" + i);
    }
    List<String> texts = new ArrayList<>();
    for (int seq = 1; seq <= 60; seq++) {
      JsonNode push = three.push("NEW_ROOM_MESSAGE");
      assertEquals(seq, push.path("seq").asInt());
      texts.add(push.path("text").asText());
    }
    JsonNode page = one.ok("RECEIVE_MESSAGE", "room_id", room, "limit", 200);
    assertEquals(texts, Json.texts(page.path("messages"), "text"));
    assertEquals(60, new HashSet<>(Json.numbers(page.path("messages"), "message_id")).size());
  }
}
