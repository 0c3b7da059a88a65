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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** EXPORT_USER: everything of oneself, and nothing that others wrote. */
@ExtendWith(SharedServer.class)
@ParameterizedClass
@EnumSource(Transport.class)
class ExportUserIT {
  private final Cast cast;

  ExportUserIT(Transport transport, ServerProcess server) {
    cast = new Cast(server, transport);
  }

  @AfterEach
  void closeConnections() {
    cast.close();
  }

  /** The names of the items in their order, without repetitions. */
  private static List<String> kinds(List<JsonNode> items) {
    return items.stream().map(item -> Json.names(item).get(0)).distinct().toList();
  }

  private static List<JsonNode> export(Client client, int limit) {
    List<JsonNode> items = new ArrayList<>();
    JsonNode page = client.ok("EXPORT_USER", "limit", limit);
    while (true) {
      assertTrue(page.path("items").size() <= limit);
      page.path("items").forEach(items::add);
      if (page.path("next_cursor").isNull()) {
        return items;
      }
      page = client.ok("EXPORT_USER", "limit", limit, "cursor", page.path("next_cursor").asText());
    }
  }

  /** What one user has done. */
  private Client wellUsed() {
    Client ann = cast.user("ann");
    Client bob = cast.user("bob");
    cast.befriend(ann, bob);
    String room = cast.room(bob, ann);
    ann.say(room, "mine one");
    bob.say(room, "a secret of bob");
    ann.ok("ADD_REACTION", "room_id", room, "seq", 2, "reaction", "\ud83d\udc4d");
    bob.ok("ADD_REACTION", "room_id", room, "seq", 2, "reaction", "\u2764\ufe0f");
    ann.tell(bob, "mine two");
    bob.tell(ann, "a whisper of bob");
    ann.tell(bob, "mine three");
    ann.ok("EDIT_MESSAGE", "user_id", bob.id, "seq", 3, "text", "mine four");
    ann.ok("SEND_PRIVATE_MESSAGE", "user_id", bob.id, "text", "taken back");
    ann.ok("DELETE_MESSAGE", "user_id", bob.id, "seq", 4);
    ann.ok("BLOCK_USER", "user_id", cast.signedUp("eve"));
    cast.user("joe").ok("ADD_FRIEND", "subject_user_id", ann.id, "verification_message", "hi ann");
    return ann;
  }

  @Test
  void holdsEverythingOfTheUserAndNothingThatOthersWrote() {
    Client ann = wellUsed();

    List<JsonNode> items = export(ann, 200);

    assertEquals(
        List.of(
            "user", "session", "friend", "blocked_user", "request", "room", "message", "reaction"),
        kinds(items));
    List<String> texts = new ArrayList<>();
    items.forEach(item -> texts.add(item.path("message").path("text").asText()));
    texts.removeIf(String::isEmpty);
    assertEquals(List.of("mine four", "mine two", "mine one"), texts);
    assertEquals(ann.id, items.get(0).path("user").path("user_id").asText());
    JsonNode reaction = items.get(items.size() - 2).path("reaction");
    assertEquals(List.of("\ud83d\udc4d"), Json.texts(reaction.path("reactions")));
    assertEquals(2, reaction.path("seq").asInt());
    String all = items.toString();
    for (String secret : List.of("secret of bob", "whisper", "taken back", "argon2", "token")) {
      assertFalse(all.contains(secret), secret);
    }
    assertFalse(all.contains(ann.token()));
  }

  @Test
  void smallPagesHoldTheSame() {
    Client ann = wellUsed();

    List<JsonNode> whole = export(ann, 200);

    assertEquals(whole, export(ann, 1));
    assertEquals(whole, export(ann, 3));
  }

  @Test
  void answersTheErrors() {
    Client ann = cast.user("ann");
    cast.connect().err(250, "EXPORT_USER");
    for (Object bad : List.of(0, 201, -1, "5", 1.0)) {
      ann.err(354, "EXPORT_USER", "limit", bad);
    }
    for (Object bad : List.of("", "x", "7", "-1", "0.x", "1.-1", "6.x", "2.x", 5)) {
      ann.err(354, "EXPORT_USER", "cursor", bad);
    }
  }
}
