package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.services.testing.RealRedis;
import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.Transport;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code scrp backup FILE} and {@code scrp restore FILE}, with servers that live. */
class BackupIT {
  @RegisterExtension static final RealRedis REDIS = new RealRedis("--appendfsync", "always");
  @RegisterExtension static final RealRedis OTHER = new RealRedis("--appendfsync", "always");

  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir private Path directory;

  /** What a command said and how it ended. */
  private record Result(int status, String text) {}

  private static Result run(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-jar");
    command.add(System.getProperty("server.jar"));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("SCRP_"));
    builder.environment().putAll(environment);
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Result(process.waitFor(), text);
  }

  private static Map<String, String> at(RealRedis redis) {
    return Map.of("SCRP_REDIS_URI", redis.uri());
  }

  private static String epoch(Client client) {
    return client.wire.ok("GET_SERVER_INFO").path("store_epoch").asText();
  }

  private static List<String> history(Client client, String room) {
    List<String> texts = new ArrayList<>();
    JsonNode page = client.ok("RECEIVE_MESSAGE", "room_id", room, "limit", 50);
    page.path("messages").forEach(message -> texts.add(message.path("text").asText()));
    return texts;
  }

  @Test
  void aStoreThatIsNotThereAndAPasswordThatOthersSeeAreTold() throws Exception {
    String file = directory.resolve("none.backup").toString();
    Result done = run(Map.of(), "backup", file, "--redis-uri", "redis://a:hush@127.0.0.1:1");

    assertEquals(1, done.status(), done::text);
    assertTrue(
        done.text().contains("The store cannot be read: redis://***@127.0.0.1:1"), done::text);
    assertTrue(done.text().startsWith("The password of --redis-uri can be seen"), done::text);
    assertTrue(done.text().contains("SCRP_REDIS_URI_FILE"), done::text);
    assertFalse(done.text().contains("hush"), done::text);
  }

  @Test
  void whatWasStoredIsThereAgainElsewhere() throws Exception {
    String file = directory.resolve("a.backup").toString();
    String room = Cast.unique("room");
    String aliceId;
    String bobId;
    String before;
    Map<String, String> embedded;
    try (ServerProcess server = ServerProcess.start(Map.of());
        Cast cast = new Cast(server, Transport.TCP)) {
      embedded = Map.of("SCRP_DATA_DIR", server.data().toString());
      Client alice = cast.user("alice");
      Client bob = cast.user("bob");
      Client carol = cast.user("carol");
      aliceId = alice.id;
      bobId = bob.id;
      before = epoch(alice);
      alice.ok("CREATE_ROOM", "room_id", room, "room_nickname", "Room", "room_access", 0);
      bob.ok("ENTER_ROOM", "room_id", room);
      bob.push("USER_ENTER_ROOM");
      bob.ok("LOG_OUT");
      alice.say(room, "one");
      alice.say(room, "two");
      carol.ok("ADD_FRIEND", "subject_user_id", alice.id, "verification_message", "Tea?");
      Result backup = run(embedded, "backup", file);
      assertEquals(0, backup.status(), backup::text);
      assertTrue(backup.text().contains("done"), backup::text);
      assertTrue(server.running());
    }
    Result restore = run(at(OTHER), "restore", file);
    assertEquals(0, restore.status(), restore::text);
    try (ServerProcess server = ServerProcess.start(at(OTHER));
        Cast cast = new Cast(server, Transport.TCP)) {
      Client bob = cast.logIn(bobId);
      assertEquals("one", bob.push("NEW_ROOM_MESSAGE").path("text").asText());
      assertEquals("two", bob.push("NEW_ROOM_MESSAGE").path("text").asText());
      assertNotEquals(before, epoch(bob));
      Client alice = cast.logIn(aliceId);
      assertEquals(List.of("one", "two"), history(alice, room));
      long request = alice.ok("GET_REQUESTS").at("/requests/0/request_id").asLong();
      alice.ok("APPROVE_REQUEST", "request_id", request);
      assertEquals(3, alice.say(room, "three").path("seq").asInt());
      assertEquals("three", bob.push("NEW_ROOM_MESSAGE").path("text").asText());
      assertEquals(List.of(), server.newStackTraces());
    }
  }

  @Test
  void aServerThatLivesGoesBackWithItsClients() throws Exception {
    String file = directory.resolve("b.backup").toString();
    try (ServerProcess server = ServerProcess.start(at(REDIS));
        Cast cast = new Cast(server, Transport.WEBSOCKET)) {
      Client alice = cast.user("alice");
      Client bob = cast.user("bob");
      String room = Cast.unique("room");
      alice.ok("CREATE_ROOM", "room_id", room, "room_nickname", "Room", "room_access", 0);
      bob.ok("ENTER_ROOM", "room_id", room);
      alice.push("USER_ENTER_ROOM");
      alice.say(room, "kept");
      String before = epoch(alice);
      Result backup = run(at(REDIS), "backup", file);
      assertEquals(0, backup.status(), backup::text);
      alice.say(room, "lost");

      Result refused = run(at(REDIS), "restore", file);
      assertEquals(1, refused.status(), refused::text);
      assertTrue(refused.text().contains("--replace"), refused::text);
      assertEquals(List.of("kept", "lost"), history(alice, room));

      Result restore = run(at(REDIS), "restore", file, "--replace");
      assertEquals(0, restore.status(), restore::text);
      String now = alice.push("STORE_RESET", SOON).path("store_epoch").asText();
      assertNotEquals(before, now);
      Client again = cast.again(bob);
      assertEquals(now, epoch(again));
      assertEquals(List.of("kept"), history(again, room));
      assertEquals(2, again.say(room, "after").path("seq").asInt());
      assertEquals(List.of(), server.newStackTraces());
    }
  }

  @Test
  void whatIsNoBackupIsRefusedBeforeAnythingIsLost() throws Exception {
    Path file = directory.resolve("c.backup");
    Files.writeString(file, "no backup");
    Result restore = run(at(REDIS), "restore", file.toString(), "--replace");
    assertEquals(1, restore.status(), restore::text);
    assertEquals(1, restore.text().lines().count(), restore::text);
    Result missing = run(at(REDIS), "backup");
    assertEquals(2, missing.status());
    assertEquals("backup: no file (expected: backup FILE)", missing.text().strip());
  }

  @Test
  void aStoreOfAnotherSchemaIsRefused() throws Exception {
    try (ServerProcess server = ServerProcess.start(at(OTHER))) {
      assertTrue(server.running());
    }
    OTHER.command("HSET {store} schema 2");
    try {
      Result start =
          run(at(OTHER), "serve", "--tcp-port", "0", "--http-port", "0", "--management-port", "0");
      assertEquals(1, start.status(), start::text);
      assertTrue(
          start.text().contains("The store has schema 2, and this version of the server knows"),
          start::text);
    } finally {
      OTHER.command("HSET {store} schema 1");
    }
  }
}
