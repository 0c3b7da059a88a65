package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.SharedServer;
import chat.scrp.systemtests.harness.Transport;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The terminal client in pipes. */
@ExtendWith(SharedServer.class)
@Timeout(120)
class PlainChatIT {
  @TempDir Path folder;
  private Path passwordFile;

  @BeforeEach
  void writePassword() throws IOException {
    passwordFile = Files.writeString(folder.resolve("password"), Cast.PASSWORD + "\n");
  }

  private Process start(ServerProcess server, String user, String... options) throws IOException {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m", "-jar"));
    String jar = System.getProperty("terminal.jar", "../terminal/target/scrp-terminal.jar");
    words.add(Path.of(jar).toAbsolutePath().normalize().toString());
    words.addAll(List.of("localhost:" + server.tcpPort(), "--plain", "--user", user));
    words.addAll(List.of("--password-file", passwordFile.toString()));
    words.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().put("LC_ALL", "C.UTF-8");
    return builder.start();
  }

  private static int give(Process process, String input) throws Exception {
    try (Writer writer = process.outputWriter(StandardCharsets.UTF_8)) {
      writer.write(input);
    }
    assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it ends with its input");
    return process.exitValue();
  }

  @Test
  void sendsLinesAndLeavesWhatWaits(ServerProcess server) throws Exception {
    try (Cast cast = new Cast(server, Transport.TCP)) {
      Client ann = cast.user("ann");
      Client bob = cast.user("bob");
      cast.befriend(ann, bob);
      ann.close();
      cast.awaitOffline(bob, ann.id);
      bob.tell(ann, "waits for ann");

      Process process = start(server, ann.id, "--to", bob.id);
      assertEquals(0, give(process, "hello\n\n/no command\nlast ü"));
      assertEquals("hello", bob.push("NEW_PRIVATE_MESSAGE").path("text").asText());
      assertEquals("/no command", bob.push("NEW_PRIVATE_MESSAGE").path("text").asText());
      assertEquals("last ü", bob.push("NEW_PRIVATE_MESSAGE").path("text").asText());

      Client again = cast.logIn(ann.id);
      assertEquals("waits for ann", again.push("NEW_PRIVATE_MESSAGE").path("text").asText());
    }
  }

  @Test
  void saysByItsStatusThatSomethingWasNotSent(ServerProcess server) throws Exception {
    try (Cast cast = new Cast(server, Transport.TCP)) {
      String ann = cast.signedUp("ann");
      Process process = start(server, ann, "--to", "#" + Cast.unique("none"));
      assertEquals(1, give(process, "hello\n"));
      String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(errors.contains("Not sent: there is no such room (405)"), errors);
    }
  }

  @Test
  void followsWithoutInput(ServerProcess server) throws Exception {
    try (Cast cast = new Cast(server, Transport.TCP)) {
      Client ann = cast.user("ann");
      Client bob = cast.user("bob");
      cast.befriend(ann, bob);
      ann.close();
      cast.awaitOffline(bob, ann.id);
      Process process = start(server, ann.id, "--listen");
      process.getOutputStream().close();
      try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
        bob.presence("USER_ONLINE", ann.id);
        bob.tell(ann, "to a script\nwith a second line");
        assertTrue(lines.readLine().endsWith(" " + bob.id + ": to a script"));
        assertEquals("    with a second line", lines.readLine());
      } finally {
        process.destroy();
      }
    }
  }

  @Test
  void doesOneCommandAfterTheOther(ServerProcess server) throws Exception {
    try (Cast cast = new Cast(server, Transport.TCP)) {
      String ann = cast.signedUp("ann");
      Client bob = cast.user("bob");
      String room = Cast.unique("script");
      Process process = start(server, ann);
      String script =
          "/room " + room + " Made by a script\nwelcome\n/invite " + bob.id + "\n/leave\n";
      assertEquals(0, give(process, script));
      assertEquals(room, bob.push("ROOM_INVITATION").path("room_id").asText());
      String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
      assertTrue(errors.contains("You may not do that (801)"), "the owner cannot leave: " + errors);
    }
  }
}
