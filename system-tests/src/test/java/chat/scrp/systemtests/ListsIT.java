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
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** GET_FRIENDS, GET_ROOMS and GET_REQUESTS: pages and fields. */
@ExtendWith(SharedServer.class)
@ParameterizedClass
@EnumSource(Transport.class)
class ListsIT {
  private final Cast cast;

  ListsIT(Transport transport, ServerProcess server) {
    cast = new Cast(server, transport);
  }

  @AfterEach
  void closeConnections() {
    cast.close();
  }

  @Test
  void friendsComeInPages() {
    Client client = cast.user("me");
    Set<String> expected = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      Client friend = cast.user("friend");
      cast.befriend(friend, client);
      expected.add(friend.id);
    }
    assertEquals(expected, all(client, "GET_FRIENDS", "friends", "user_id"));
  }

  @Test
  void roomsComeInPages() {
    Client client = cast.user("me");
    Client other = cast.user("other");
    Set<String> expected = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      expected.add(i % 2 == 0 ? cast.room(client) : cast.room(other, client));
    }
    assertEquals(expected, all(client, "GET_ROOMS", "rooms", "room_id"));
  }

  private static Set<String> all(Client client, String method, String list, String id) {
    Set<String> found = new HashSet<>();
    JsonNode page = client.ok(method, "limit", 2);
    while (true) {
      assertTrue(page.path(list).size() <= 2);
      for (String one : Json.texts(page.path(list), id)) {
        assertTrue(found.add(one), "twice: " + one);
      }
      if (page.path("next_cursor").isNull()) {
        return found;
      }
      assertTrue(page.path("next_cursor").isTextual());
      page = client.ok(method, "limit", 2, "cursor", page.path("next_cursor").asText());
    }
  }

  @Test
  void roomsAreListedWithTheirConversation() {
    Client one = cast.user("one");
    Client two = cast.user("two");
    String room = cast.room(one, two);
    one.say(room, "a");
    one.say(room, "b");
    two.ok("MARK_READ", "room_id", room, "seq", 1);
    JsonNode mine = two.ok("GET_ROOMS").path("rooms").path(0);
    assertEquals(room, mine.path("room_id").asText());
    assertEquals("Room", mine.path("room_nickname").asText());
    assertEquals(one.id, mine.path("owner_id").asText());
    assertEquals("member", mine.path("role").asText());
    assertEquals(2, mine.path("member_count").asInt());
    assertEquals(2, mine.path("last_seq").asInt());
    assertEquals(1, mine.path("read_seq").asInt());
    JsonNode last = mine.path("last_message");
    assertEquals("b", last.path("text").asText());
    assertEquals(2, last.path("seq").asInt());
    assertEquals(one.id, last.path("sender_id").asText());
    assertEquals(room, last.path("room_id").asText());
    one.ok("SET_ADMIN", "room_id", room, "subject_user_id", two.id);
    assertEquals("admin", two.ok("GET_ROOMS").path("rooms").path(0).path("role").asText());
  }

  @Test
  void answersTheErrors() {
    Client client = cast.user("me");
    for (String method : List.of("GET_FRIENDS", "GET_ROOMS")) {
      for (Object bad : List.of(0, 1001, -1, "5", 1.0, true)) {
        client.err(354, method, "limit", bad);
      }
      client.err(354, method, "cursor", 5);
      client.err(354, method, "cursor", "no such cursor");
      client.ok(method, "limit", 1000, "cursor", null);
      client.ok(method, "limit", null);
      cast.connect().err(250, method, "limit", 0);
    }
    cast.connect().err(250, "GET_REQUESTS");
    assertEquals(0, client.ok("GET_REQUESTS").path("requests").size());
  }
}
