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
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** SEARCH_USER and SEARCH_ROOM. */
@ExtendWith(SharedServer.class)
@ParameterizedClass
@EnumSource(Transport.class)
class SearchIT {
  private final Cast cast;

  SearchIT(Transport transport, ServerProcess server) {
    cast = new Cast(server, transport);
  }

  @AfterEach
  void closeConnections() {
    cast.close();
  }

  private static final AtomicInteger NUMBERS = new AtomicInteger();

  /** A word that nothing else on the server begins with. */
  private String word() {
    return "q" + cast.transport.name().charAt(0) + NUMBERS.incrementAndGet() + "x";
  }

  private void signUp(String id, String nickname) {
    cast.connect()
        .ok("SIGN_UP", "user_id", id, "user_password", "secret", "user_nickname", nickname);
  }

  private static List<String> users(Client client, String query) {
    JsonNode page = client.ok("SEARCH_USER", "query", query);
    assertTrue(page.path("next_cursor").isNull());
    return Json.texts(page.path("users"), "user_id");
  }

  @Test
  void byIdPrefixAndByPrefixOfAnyWordOfTheNickname() {
    String word = word();
    Client client = cast.user("asker");
    signUp(word + "_b", "Nobody");
    signUp(word + "_a", "Nobody");
    signUp(word, "Nobody");
    signUp("u1" + word, "The " + word.toUpperCase(Locale.ROOT) + "ton Band");
    signUp("u2" + word, word + "ish");
    signUp("u3" + word, "no" + word);
    List<String> found = users(client, word);
    assertEquals(word, found.get(0), "the exact ID comes first");
    assertEquals(
        Set.of(word, word + "_a", word + "_b", "u1" + word, "u2" + word), new HashSet<>(found));
    assertEquals(5, found.size());
    assertEquals(new HashSet<>(found), new HashSet<>(users(client, word.toUpperCase(Locale.ROOT))));
    assertEquals(List.of("u1" + word), users(client, word + "TO"));
    assertEquals(List.of(), users(client, word + "nothing"));
  }

  @Test
  void userObjectsAreWhole() {
    String word = word();
    Client client = cast.user("asker");
    signUp(word, "Erwin Schr\u00f6dinger");
    JsonNode user = client.ok("SEARCH_USER", "query", word).path("users").path(0);
    assertEquals(
        Set.of(
            "user_id",
            "user_nickname",
            "user_description",
            "sign_up_time",
            "last_activity_time",
            "mode"),
        new HashSet<>(Json.names(user)));
    assertEquals("Erwin Schr\u00f6dinger", user.path("user_nickname").asText());
    assertTrue(
        Json.texts(
                client.ok("SEARCH_USER", "query", "SCHR\u00d6D", "limit", 100).path("users"),
                "user_id")
            .contains(word));
  }

  @Test
  void resultsComeInPages() {
    String word = word();
    Client client = cast.user("asker");
    Set<String> expected = new HashSet<>();
    for (int i = 0; i < 7; i++) {
      signUp(word + i, "Nobody");
      expected.add(word + i);
    }
    Set<String> found = new HashSet<>();
    JsonNode page = client.ok("SEARCH_USER", "query", word, "limit", 3);
    while (true) {
      assertTrue(page.path("users").size() <= 3);
      for (String id : Json.texts(page.path("users"), "user_id")) {
        assertTrue(found.add(id), "twice: " + id);
      }
      if (page.path("next_cursor").isNull()) {
        break;
      }
      String cursor = page.path("next_cursor").asText();
      page = client.ok("SEARCH_USER", "query", word, "limit", 3, "cursor", cursor);
    }
    assertEquals(expected, found);
  }

  @Test
  void aChangedNicknameAndADeletedUserAreFoundAsTheyAreNow() {
    String word = word();
    Client client = cast.user("asker");
    client.ok("CHANGE_USER_NICKNAME", "user_nickname", word + "old");
    client.ok("CHANGE_USER_NICKNAME", "user_nickname", "new " + word + "new");
    assertEquals(List.of(), users(client, word + "old"));
    assertEquals(List.of(client.id), users(client, word + "new"));
    Client other = cast.user("other");
    client.ok("DELETE_USER", "user_password", Cast.PASSWORD);
    assertEquals(List.of(), users(other, word));
  }

  @Test
  void rooms() {
    String word = word();
    Client client = cast.user("asker");
    Client other = cast.user("other");
    for (String id : List.of(word, word + "_a", "r" + word)) {
      other.ok(
          "CREATE_ROOM",
          "room_id",
          id,
          "room_nickname",
          "Big " + word.toUpperCase(Locale.ROOT) + "s",
          "room_access",
          1,
          "room_password",
          "secret");
    }
    JsonNode page = client.ok("SEARCH_ROOM", "query", word);
    List<String> ids = Json.texts(page.path("rooms"), "room_id");
    assertEquals(word, ids.get(0));
    assertEquals(Set.of(word, word + "_a", "r" + word), new HashSet<>(ids));
    assertTrue(page.path("next_cursor").isNull());
    JsonNode room = page.path("rooms").path(0);
    assertEquals(1, room.path("room_access_type").asInt());
    assertEquals(1, room.path("member_count").asInt());
    assertFalse(room.has("room_password"));
    assertTrue(room.path("owner_id").isMissingNode() || room.path("owner_id").isNull());
    other.ok("CHANGE_ROOM_NICKNAME", "room_id", "r" + word, "new_room_nickname", "x");
    other.ok("REMOVE_ROOM", "room_id", word + "_a");
    assertEquals(
        List.of(word),
        Json.texts(client.ok("SEARCH_ROOM", "query", word).path("rooms"), "room_id"));
  }

  @Test
  void answersTheErrors() {
    Client client = cast.user("asker");
    for (String method : List.of("SEARCH_USER", "SEARCH_ROOM")) {
      client.err(354, method);
      for (Object bad : List.of("", "x".repeat(65), 5, true, List.of())) {
        client.err(354, method, "query", bad);
      }
      for (Object bad : List.of(0, 101, -1, "5", 1.0)) {
        client.err(354, method, "query", "x", "limit", bad);
      }
      client.err(354, method, "query", "x", "cursor", 5);
      client.err(354, method, "query", "x", "cursor", "no such cursor");
      client.ok(method, "query", "\ud83d\ude00".repeat(64), "limit", null, "cursor", null);
      client.ok(method, "query", "x", "limit", 100);
      cast.connect().err(250, method);
    }
  }
}
