package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.RestrictedRedis;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.Transport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the users of {@code k8s/redis/users.acl} may do is enough for the life of a replica and for
 * a backup, and nothing else is possible. (The transcript of all methods is replayed with it too.)
 */
class AccessListIT {
  @RegisterExtension static final RestrictedRedis REDIS = new RestrictedRedis();

  @TempDir private Path directory;

  @AfterEach
  void forget() {
    REDIS.asJudge("ACL LOG RESET");
  }

  private static ServerProcess replica() {
    return ServerProcess.start(
        Map.of(
            "SCRP_REDIS_URI",
            REDIS.uri("scrp"),
            "SCRP_HISTORY_MAX_AGE",
            "1d",
            "SCRP_PRESENCE_LEASE",
            "4s",
            "SCRP_PRESENCE_RENEWAL",
            "1s"));
  }

  @Test
  void isEnoughForReplicasThatComeAndGo() {
    try (ServerProcess one = replica();
        ServerProcess two = replica();
        Cast here = new Cast(one, Transport.TCP);
        Cast there = new Cast(two, Transport.WEBSOCKET)) {
      // Given
      Client alice = here.user("alice");
      Client bob = there.user("bob");
      String room = here.room(alice, bob);
      alice.say(room, "to both");
      assertEquals("to both", bob.push("NEW_ROOM_MESSAGE").path("text").asText());

      // When
      two.kill();
      here.awaitOffline(alice, bob.id);
      REDIS.redis().restart();
      one.awaitReady();
      alice.say(room, "to one who is away");
      assertEquals(0, one.terminate());
      one.start();

      // Then
      try (Cast again = new Cast(one, Transport.TCP)) {
        Client late = again.logIn(bob.id);
        // What two had written before its end may come again.
        String text = "";
        while (!text.equals("to one who is away")) {
          text = late.anyPush().path("text").asText();
        }
        late.ok("DELETE_USER", "user_password", Cast.PASSWORD);
      }
      assertEquals(List.of(), one.newStackTraces());
      assertEquals(List.of(), REDIS.refused());
    }
  }

  @Test
  void isEnoughToCopyAStore() throws Exception {
    try (ServerProcess server = replica();
        Cast cast = new Cast(server, Transport.TCP)) {
      Client alice = cast.user("alice");
      String room = cast.room(alice, cast.user("bob"));
      alice.say(room, "kept");
    }
    String file = directory.resolve("a.backup").toString();
    assertEquals("", failure("backup", file));
    assertEquals("", failure("restore", file, "--replace"));
    assertEquals(List.of(), REDIS.refused());
  }

  /** What the command said, unless it was successful. */
  private static String failure(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", System.getProperty("server.jar")));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("SCRP_"));
    builder.environment().put("SCRP_REDIS_URI", REDIS.uri("scrp-backup"));
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? "" : text;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CONFIG SET maxmemory 1",
        "FLUSHALL",
        "FLUSHDB",
        "SWAPDB 0 1",
        "KEYS *",
        "SCAN 0",
        "RANDOMKEY",
        "DEBUG SLEEP 0",
        "MONITOR",
        "SHUTDOWN",
        "BGREWRITEAOF",
        "SAVE",
        "REPLICAOF 127.0.0.1 1",
        "SLAVEOF 127.0.0.1 1",
        "MIGRATE 127.0.0.1 1 {u:1} 0 10",
        "MODULE LIST",
        "ACL LIST",
        "ACL SETUSER scrp +@all",
        "CLIENT LIST",
        "CLIENT KILL TYPE normal",
        "SCRIPT FLUSH",
        "SCRIPT KILL",
        "CLUSTER RESET",
        "DUMP {u:1}",
        "RESTORE {u:1} 0 x",
        "RENAME {u:1} {u:2}",
        "PSUBSCRIBE *",
        "SUBSCRIBE other",
        "PUBLISH other x",
        "GET other",
        "SET store x",
        "EVAL \"return redis.call('FLUSHALL')\" 0",
        "EVAL \"return redis.call('GET','other')\" 0",
        "EVAL \"return redis.call('PUBLISH','other','x')\" 0",
      })
  void isNotEnoughForAnythingElse(String command) {
    String answer = REDIS.as("scrp", command);
    assertTrue(
        answer.startsWith("-NOPERM") || answer.matches("-ERR .*(can't|permission|NOPERM).*"),
        answer);
  }

  @Test
  void aBackupMayNotDoWhatItDoesNotNeedEither() {
    for (String command :
        List.of("FLUSHALL", "CONFIG SET maxmemory 1", "DEBUG SLEEP 0", "KEYS *")) {
      assertTrue(REDIS.as("scrp-backup", command).startsWith("-NOPERM"), command);
    }
  }

  @Test
  void nobodyComesInWithoutAName() {
    IllegalStateException refused =
        assertThrows(IllegalStateException.class, () -> REDIS.redis().command("GET {store}"));
    assertTrue(String.valueOf(refused.getMessage()).contains("NOAUTH"), refused::getMessage);
    assertEquals("+PONG", REDIS.as("probe", "PING"));
    assertTrue(REDIS.as("probe", "GET {store}").startsWith("-NOPERM"));
  }
}
