package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.services.testing.RealRedis;
import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.Command;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.Transport;
import chat.scrp.systemtests.harness.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Passwords and tokens are nowhere in what the server keeps and prints, and cost an outsider the
 * same time.
 */
class SecretsIT {
  private static final Duration SOON = Duration.ofSeconds(20);

  @Test
  void nothingSecretIsStoredOrPrinted() throws IOException {
    try (ServerProcess server = ServerProcess.start(Map.of("SCRP_LOG_LEVEL", "debug"));
        Cast cast = new Cast(server, Transport.TCP)) {
      Wire wire = cast.connect();
      wire.ok("SIGN_UP", "user_id", "u", "user_password", "plain-user-pass", "user_nickname", "N");
      wire.err(403, "LOG_IN", "user_id", "u", "user_password", "plain-wrong-pass");
      Client client = cast.logIn(wire, "u", "plain-user-pass");
      Client tab = cast.resume(client);
      client.ok(
          "CREATE_ROOM",
          "room_id",
          "r",
          "room_nickname",
          "R",
          "room_access",
          1,
          "room_password",
          "plain-room-pass");
      client.say("r", "plain-message-text");
      List<String> secrets =
          List.of(
              "plain-user-pass",
              "plain-wrong-pass",
              "plain-room-pass",
              client.token(),
              tab.token());
      String kept = kept(server.data());
      String printed = server.outputText();
      for (String secret : secrets) {
        assertFalse(kept.contains(secret), () -> "kept: " + secret);
        assertFalse(printed.contains(secret), () -> "printed: " + secret);
      }
      assertTrue(kept.contains("plain-message-text"), "the message is in the append-only file");
      assertFalse(printed.contains("plain-message-text"));
      assertTrue(kept.contains("$argon2id$"), "passwords are kept as Argon2id");
    }
  }

  @Test
  void secretsOfTheSettingsStayInTheirFiles(@TempDir Path directory) throws Exception {
    String password = "hush-hush-redis";
    String token = "hush-hush-management";
    RealRedis redis = new RealRedis();
    redis.start();
    redis.command("CONFIG SET requirepass " + password);
    String uri = "redis://:" + password + "@127.0.0.1:" + redis.port();
    Map<String, String> files =
        Map.of(
            "SCRP_REDIS_URI_FILE",
            Files.writeString(directory.resolve("uri"), uri + "\n").toString(),
            "SCRP_MANAGEMENT_TOKEN_FILE",
            Files.writeString(directory.resolve("token"), token + "\n").toString(),
            "SCRP_LOG_LEVEL",
            "debug");
    try (ServerProcess server = ServerProcess.start(files)) {
      // Given
      String management = String.valueOf(server.managementPort());
      Map<String, String> asking = new HashMap<>(files);
      asking.put("SCRP_MANAGEMENT_PORT", management);

      // When
      Command printed = Command.run(files, "serve", "--print-config");
      Command stats = Command.run(asking, "admin", "stats");
      String lines = commandLines(server.pid());
      redis.close();
      server.awaitLine(Pattern.compile("no connection to Redis"), SOON);
      server.terminate();

      // Then
      assertEquals(0, stats.status(), stats::errors);
      assertTrue(printed.out().contains("\nSCRP_REDIS_URI=redis://***@127.0.0.1:"), printed::out);
      assertTrue(printed.out().contains("\nSCRP_MANAGEMENT_TOKEN=***\n"), printed::out);
      for (String seen :
          List.of(printed.out(), stats.out(), stats.errors(), lines, server.outputText())) {
        assertFalse(seen.contains("hush-hush"), seen);
      }
    } finally {
      redis.close();
    }
  }

  @Test
  void aSecretThatIsGivenTwiceOrNotAtAllOrWronglyIsRefusedInOneLine(@TempDir Path directory)
      throws IOException {
    String short16 = Files.writeString(directory.resolve("t"), "hush-hush\n").toString();
    String twice = "SCRP_REDIS_URI_FILE: set together with SCRP_REDIS_URI (expected: one of them)";
    String slash = "redis://:hush/hush@127.0.0.1:1";
    refused(Map.of("SCRP_REDIS_URI", "redis://:hush@h", "SCRP_REDIS_URI_FILE", "x"), twice);
    refused(
        Map.of("SCRP_MANAGEMENT_TOKEN_FILE", "/no/file"),
        "SCRP_MANAGEMENT_TOKEN_FILE: /no/file (expected: a file that can be read)");
    refused(
        Map.of("SCRP_MANAGEMENT_TOKEN_FILE", short16),
        "SCRP_MANAGEMENT_TOKEN: *** (expected: 16-256 ASCII characters without spaces)");
    refused(Map.of("SCRP_REDIS_URI", slash), "SCRP_REDIS_URI: redis://***@127.0.0.1:1 (expected");
    refused(Map.of("SCRP_REDIS_URI", "hush"), "SCRP_REDIS_URI: *** (expected");
  }

  private static void refused(Map<String, String> environment, String line) {
    Command refused = Command.run(environment, "serve");
    assertEquals(2, refused.status());
    assertTrue(refused.errors().startsWith(line), refused::errors);
    assertEquals(1, refused.errors().lines().count());
    assertFalse(refused.errors().contains("hush"), refused::errors);
  }

  /** What {@code ps} shows of a process and those that it started. */
  private static String commandLines(long pid) throws IOException {
    StringBuilder lines = new StringBuilder();
    List<ProcessHandle> all = new ArrayList<>();
    ProcessHandle.of(pid).ifPresent(all::add);
    all.addAll(all.get(0).descendants().toList());
    for (ProcessHandle process : all) {
      lines.append(Files.readString(Path.of("/proc", process.pid() + "", "cmdline")));
    }
    return lines.toString();
  }

  private static String kept(Path data) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }

  @Test
  void anUnknownUserCostsTheTimeOfAWrongPassword() {
    Map<String, String> real =
        Map.of("SCRP_ARGON2_MEMORY_KIB", "19456", "SCRP_ARGON2_ITERATIONS", "2");
    try (ServerProcess server = ServerProcess.start(real);
        Cast cast = new Cast(server, Transport.TCP)) {
      Wire wire = cast.connect();
      List<Long> known = new ArrayList<>();
      List<Long> unknown = new ArrayList<>();
      for (int i = 0; i < 9; i++) {
        String id = cast.signedUp("known");
        known.add(nanosOfAWrongLogIn(wire, id));
        unknown.add(nanosOfAWrongLogIn(wire, Cast.unique("none")));
      }
      Collections.sort(known);
      Collections.sort(unknown);
      double ratio = (double) known.get(4) / unknown.get(4);
      assertTrue(ratio > 0.4 && ratio < 2.5, "a known user takes " + ratio + " times as long");
    }
  }

  private static long nanosOfAWrongLogIn(Wire wire, String id) {
    long start = System.nanoTime();
    wire.err(403, "LOG_IN", "user_id", id, "user_password", "wrong horse");
    return System.nanoTime() - start;
  }
}
