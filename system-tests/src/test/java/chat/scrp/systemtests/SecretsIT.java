package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.Transport;
import chat.scrp.systemtests.harness.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Passwords and tokens are nowhere in what the server keeps and prints, and cost an outsider the
 * same time.
 */
class SecretsIT {

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
