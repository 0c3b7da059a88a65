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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** SEARCH_MESSAGE over real sockets. */
@ExtendWith(SharedServer.class)
@ParameterizedClass
@EnumSource(Transport.class)
class SearchMessageIT {
  private final Cast cast;

  SearchMessageIT(Transport transport, ServerProcess server) {
    cast = new Cast(server, transport);
  }

  @AfterEach
  void closeConnections() {
    cast.close();
  }

  private static List<String> texts(JsonNode page) {
    return Json.texts(page.path("messages"), "text");
  }

  @Test
  void findsWhatTheAskerCanReadNewestFirst() {
    Client ann = cast.user("ann");
    Client bob = cast.user("bob");
    Client eve = cast.user("eve");
    cast.befriend(ann, bob);
    String room = cast.room(ann, bob);
    ann.ok("SEND_ROOM_MESSAGE", "room_id", room, "text", "Déjà vu, one");
    bob.ok("SEND_PRIVATE_MESSAGE", "user_id", ann.id, "text", "DEJA vu, two");
    ann.ok("SEND_ROOM_MESSAGE", "room_id", room, "text", "nothing");
    ann.ok("SEND_ROOM_MESSAGE", "room_id", room, "text", "deja vecu, three");

    JsonNode all = bob.ok("SEARCH_MESSAGE", "query", "deja v");
    assertEquals(List.of("deja vecu, three", "DEJA vu, two", "Déjà vu, one"), texts(all));
    assertTrue(all.path("next_cursor").isNull());
    JsonNode newest = all.path("messages").path(0);
    assertEquals(
        Set.of("message_id", "seq", "time", "sender_id", "text", "room_id"),
        Set.copyOf(Json.names(newest)));
    assertEquals(room, newest.path("room_id").asText());
    assertEquals(ann.id, all.path("messages").path(1).path("user_id").asText());

    assertEquals(
        List.of("DEJA vu, two"),
        texts(ann.ok("SEARCH_MESSAGE", "query", "vu", "user_id", bob.id, "room_id", null)));
    assertEquals(
        List.of("Déjà vu, one"), texts(bob.ok("SEARCH_MESSAGE", "query", "vu", "room_id", room)));
    assertEquals(List.of(), texts(eve.ok("SEARCH_MESSAGE", "query", "deja")));
    assertEquals(List.of(), texts(ann.ok("SEARCH_MESSAGE", "query", "...")));
  }

  @Test
  void resultsComeInPagesAndFollowEdits() {
    Client ann = cast.user("ann");
    String room = cast.room(ann);
    for (int i = 1; i <= 9; i++) {
      ann.ok("SEND_ROOM_MESSAGE", "room_id", room, "text", "page " + i);
    }
    ann.ok("DELETE_MESSAGE", "room_id", room, "seq", 8);
    ann.ok("EDIT_MESSAGE", "room_id", room, "seq", 7, "text", "leaf 7");
    List<String> found = new ArrayList<>();
    JsonNode page = ann.ok("SEARCH_MESSAGE", "query", "page", "limit", 3);
    while (true) {
      assertTrue(page.path("messages").size() <= 3);
      found.addAll(texts(page));
      if (page.path("next_cursor").isNull()) {
        break;
      }
      String cursor = page.path("next_cursor").asText();
      page = ann.ok("SEARCH_MESSAGE", "query", "page", "limit", 3, "cursor", cursor);
    }
    assertEquals(
        List.of("page 9", "page 6", "page 5", "page 4", "page 3", "page 2", "page 1"), found);
    assertEquals(List.of("leaf 7"), texts(ann.ok("SEARCH_MESSAGE", "query", "LEAF")));
  }

  @Test
  void whoIsRemovedFindsNothingThereAnyMore() {
    Client ann = cast.user("ann");
    Client bob = cast.user("bob");
    String room = cast.room(ann, bob);
    ann.ok("SEND_ROOM_MESSAGE", "room_id", room, "text", "secret plan");
    assertEquals(1, bob.ok("SEARCH_MESSAGE", "query", "plan").path("messages").size());
    ann.ok("REMOVE_USER_FROM_ROOM", "room_id", room, "subject_user_id", bob.id);
    assertEquals(0, bob.ok("SEARCH_MESSAGE", "query", "plan").path("messages").size());
    bob.err(801, "SEARCH_MESSAGE", "query", "plan", "room_id", room);
  }

  @Test
  void answersTheErrors() {
    Client ann = cast.user("ann");
    Client stranger = cast.user("stranger");
    String room = cast.room(stranger);
    cast.connect().err(250, "SEARCH_MESSAGE");
    cast.connect().err(250, "SEARCH_MESSAGE", "query", "x");
    ann.err(354, "SEARCH_MESSAGE");
    ann.err(354, "SEARCH_MESSAGE", "query", "");
    ann.err(354, "SEARCH_MESSAGE", "query", "x", "cursor", "no such cursor");
    ann.err(300, "SEARCH_MESSAGE", "query", "", "user_id", "a b");
    ann.err(301, "SEARCH_MESSAGE", "query", "", "room_id", "a b");
    ann.err(353, "SEARCH_MESSAGE", "query", "", "room_id", room, "user_id", stranger.id);
    ann.err(404, "SEARCH_MESSAGE", "query", "x", "user_id", "nobody_here");
    ann.err(405, "SEARCH_MESSAGE", "query", "x", "room_id", "nothing_here");
    ann.err(801, "SEARCH_MESSAGE", "query", "x", "user_id", stranger.id);
    ann.err(801, "SEARCH_MESSAGE", "query", "x", "room_id", room);
  }
}
