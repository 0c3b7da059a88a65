package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.Transport;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What a server of schema 1 once stored is understood by the server of today.
 *
 * <p>The file was made, and is made anew when the schema has a new version (in a folder of its own
 * then), by {@code mvn verify -pl system-tests -am -Dit.test=SchemaIT -Dschema.write}.
 */
class SchemaIT {
  private static final String FILE = "appendonly.aof";
  private static final String FOLDER = "schema-1";
  private static final String ROOM = "old_room";

  private static void signUp(Cast cast, String id) {
    cast.connect()
        .ok(
            "SIGN_UP",
            "user_id",
            id,
            "user_password",
            Cast.PASSWORD,
            "user_nickname",
            "Nick " + id);
  }

  /** Where it is asked for. */
  @BeforeAll
  static void makeTheFile() throws IOException {
    if (System.getProperty("schema.write") == null) {
      return;
    }
    try (ServerProcess server = ServerProcess.start(Map.of())) {
      try (Cast cast = new Cast(server, Transport.TCP)) {
        store(cast);
      }
      assertEquals(0, server.terminate());
      Path folder = Path.of("src/test/resources", FOLDER);
      Files.createDirectories(folder);
      Path file = folder.resolve(FILE);
      Files.deleteIfExists(file);
      Files.copy(server.data().resolve(FILE), file);
      assertTrue(Files.size(file) > 1000);
    }
  }

  /** Bob is away when the second message comes. */
  private static void store(Cast cast) {
    signUp(cast, "old_ann");
    signUp(cast, "old_bob");
    Client ann = cast.logIn("old_ann");
    Client bob = cast.logIn("old_bob");
    ann.ok("ADD_FRIEND", "subject_user_id", bob.id, "verification_message", "Hello");
    long request = bob.push("NEW_FRIEND_REQUEST").path("request_id").asLong();
    bob.ok("APPROVE_REQUEST", "request_id", request);
    bob.push("FRIEND_ADDED");
    ann.ok("CREATE_ROOM", "room_id", ROOM, "room_nickname", "Old room", "room_access", 0);
    bob.ok("ENTER_ROOM", "room_id", ROOM);
    bob.push("USER_ENTER_ROOM");
    long first = ann.say(ROOM, "first").path("seq").asLong();
    bob.push("NEW_ROOM_MESSAGE");
    ann.ok("EDIT_MESSAGE", "room_id", ROOM, "seq", first, "text", "first, edited");
    bob.push("MESSAGE_EDITED");
    bob.ok("LOG_OUT");
    ann.presence("USER_OFFLINE", bob.id);
    ann.say(ROOM, "second");
  }

  @Test
  void whatSchemaOneStoredIsThere() throws IOException {
    try (ServerProcess server = ServerProcess.prepare(Map.of());
        InputStream stored = SchemaIT.class.getResourceAsStream("/" + FOLDER + "/" + FILE)) {
      Files.copy(Objects.requireNonNull(stored), server.data().resolve(FILE));
      server.start();
      try (Cast cast = new Cast(server, Transport.TCP)) {
        Client bob = cast.logIn("old_bob");
        assertEquals("second", bob.push("NEW_ROOM_MESSAGE").path("text").asText());
        Client ann = cast.logIn("old_ann");
        JsonNode page = ann.ok("RECEIVE_MESSAGE", "room_id", ROOM, "limit", 50);
        assertEquals("first, edited", page.at("/messages/0/text").asText());
        assertEquals("second", page.at("/messages/1/text").asText());
        assertEquals("old_bob", ann.ok("GET_FRIENDS").at("/friends/0/user_id").asText());
        assertEquals(3, ann.say(ROOM, "third").path("seq").asInt());
        assertEquals("third", bob.push("NEW_ROOM_MESSAGE").path("text").asText());
        assertEquals(1, ann.tell(bob, "and in private").path("seq").asInt());
      }
      assertEquals(0, server.terminate());
    }
  }
}
