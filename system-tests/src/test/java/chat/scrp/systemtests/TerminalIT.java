package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.Tmux;
import chat.scrp.systemtests.harness.Tmux.Window;
import chat.scrp.systemtests.harness.Transport;
import chat.scrp.systemtests.harness.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The terminal client in real terminals. */
class TerminalIT {
  @RegisterExtension static final Tmux TMUX = new Tmux();
  @TempDir static Path folder;
  private static ServerProcess server;
  private static Path passwordFile;

  @BeforeAll
  static void start() throws IOException {
    server = ServerProcess.start(Map.of());
    passwordFile = Files.writeString(folder.resolve("password"), Cast.PASSWORD + "\n");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static List<String> command(String... options) {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx128m", "-jar"));
    String jar = System.getProperty("terminal.jar", "../terminal/target/scrp-terminal.jar");
    words.add(Path.of(jar).toAbsolutePath().normalize().toString());
    words.add("localhost:" + server.tcpPort());
    words.addAll(List.of(options));
    return words;
  }

  private static Window window(int columns, int rows, String user) {
    return TMUX.open(
        columns,
        rows,
        "screen-256color",
        command("--user", user, "--password-file", passwordFile.toString()));
  }

  @Test
  void twoTalkToEachOtherAndToThePage() {
    try (Cast cast = new Cast(server, Transport.WEBSOCKET)) {
      String ann = cast.signedUp("ann");
      String bob = cast.signedUp("bob");
      Client page = cast.user("page");
      String room = cast.room(page);
      Window small = window(80, 24, ann);
      Window large = window(160, 50, bob);
      small.await("Welcome, " + ann);
      large.await("Welcome, " + bob);

      small.type("/join " + room);
      small.await(ann + " came in.");
      page.push("USER_ENTER_ROOM");
      large.type("/join " + room);
      large.await(bob + " came in.");
      page.push("USER_ENTER_ROOM");
      large.await("screen with the members beside it", screen -> screen.contains("Members 3"));

      small.type("Hello from eighty columns");
      page.push("USER_TYPING");
      assertEquals(
          "Hello from eighty columns", page.push("NEW_ROOM_MESSAGE").path("text").asText());
      large.await("Hello from eighty columns");
      large.type("And from a hundred and sixty");
      page.push("USER_TYPING");
      page.push("NEW_ROOM_MESSAGE");
      small.await("And from a hundred and sixty");
      page.say(room, "And from the page 👋");
      small.await("And from the page 👋");
      large.await("And from the page 👋");

      page.ok("SEND_TYPING", "room_id", room);
      small.await(page.id + " is typing");
      assertFits(small, 80, 24);
      assertFits(large, 160, 50);
      small.press("C-d");
      small.await("ENDED-0");
    }
  }

  private static void assertFits(Window window, int columns, int rows) {
    List<String> lines = window.lines();
    assertTrue(lines.size() <= rows + 1, () -> lines.size() + " lines");
    assertTrue(
        lines.stream().allMatch(line -> line.codePointCount(0, line.length()) <= columns),
        window::screen);
    assertTrue(lines.get(1).startsWith(" home"), window::screen);
  }

  @Test
  void befriendsSearchesAndScrolls() {
    try (Cast cast = new Cast(server, Transport.TCP)) {
      String ann = cast.signedUp("ann");
      Client bob = cast.user("bob");
      Window window = window(80, 24, ann);
      window.await("Welcome");
      window.type("/friend " + bob.id + " Tea?");
      long request = bob.push("NEW_FRIEND_REQUEST").path("request_id").asLong();
      bob.ok("APPROVE_REQUEST", "request_id", request);
      window.await("● " + bob.id);
      for (int i = 1; i <= 60; i++) {
        bob.ok("SEND_PRIVATE_MESSAGE", "user_id", ann, "text", "number " + i + " of sixty");
      }
      window.await("60 unread");
      window.type("/go " + bob.id.substring(0, bob.id.length() - 1) + "\t");
      window.await("number 60 of sixty");
      window.press("PageUp");
      window.press("PageUp");
      String above = window.await("number 20 of sixty");
      assertFalse(above.contains("number 60 of sixty"));
      assertTrue(above.contains("below"), above);
      window.type("/search sixt 17");
      window.await("number 17 of sixty");
      window.type("/who");
      window.await("here now");
      window.type("/delete-account");
      window.await("Type the name:");
      window.press("C-c");
      window.type("/nonsense");
      window.await("There is no command /nonsense");
    }
  }

  @Test
  void exportsAllThatTheServerKeeps(@TempDir Path folder) throws IOException {
    try (Cast cast = new Cast(server, Transport.TCP)) {
      Client ann = cast.user("ann");
      String room = cast.room(ann);
      for (int i = 1; i <= 250; i++) {
        ann.say(room, "said " + i + " times");
      }
      Window window = window(80, 24, ann.id);
      window.await("Welcome");
      Path file = folder.resolve("mine.jsonl");
      window.type("/exp\t" + file);
      window.await("All that the server keeps of you is in");
      String text = Files.readString(file);
      assertTrue(text.contains("\"text\":\"said 1 times\""), "beyond the first page");
      assertTrue(text.contains("\"text\":\"said 250 times\""), "to the end");
      assertTrue(text.contains("\"room_id\":\"" + room + "\""), "with the room");
      assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
      window.type("/export " + file);
      window.await("There is something at");
      assertEquals(text, Files.readString(file));
    }
  }

  @Test
  void goesOnWhenTheServerIsBack() throws IOException {
    try (ServerProcess own = serverOnOnePort();
        Cast cast = new Cast(own, Transport.TCP)) {
      own.start();
      String ann = cast.signedUp("ann");
      Client bob = cast.user("bob");
      String room = cast.room(bob);
      List<String> command = command("--user", ann, "--password-file", passwordFile.toString());
      command.replaceAll(w -> w.startsWith("localhost:") ? "localhost:" + own.tcpPort() : w);
      Window window = TMUX.open(80, 24, "xterm-256color", command);
      window.await("Welcome");
      window.type("/join " + room);
      window.await(ann + " came in.");
      own.kill();
      window.await("Connection lost");
      window.type("said while nobody listened");
      own.start();
      window.await("a connection again", screen -> screen.contains("● " + ann));
      Client back = cast.logIn(bob.id);
      assertEquals(1, awaitMessages(back, room).size(), "stored once");
      back.say(room, "welcome back");
      window.await("welcome back");
    }
  }

  @Test
  void goesOnWhenTheServerWasPaused() throws IOException {
    try (ServerProcess own = serverOnOnePort();
        Cast cast = new Cast(own, Transport.TCP)) {
      own.start();
      String ann = cast.signedUp("ann");
      Client bob = cast.user("bob");
      String room = cast.room(bob);
      List<String> command = command("--user", ann, "--password-file", passwordFile.toString());
      command.replaceAll(w -> w.startsWith("localhost:") ? "localhost:" + own.tcpPort() : w);
      Window window = TMUX.open(80, 24, "xterm-256color", command);
      window.await("Welcome");
      window.type("/join " + room);
      window.await(ann + " came in.");
      own.signal("STOP");
      window.type("said to a server that does not move");
      window.await("Connection lost");
      own.signal("CONT");
      window.await("a connection again", screen -> screen.contains("● " + ann));
      Client back = cast.logIn(bob.id);
      assertEquals(1, awaitMessages(back, room).size(), "stored once");
    }
  }

  private static JsonNode awaitMessages(Client reader, String room) {
    long deadline = System.nanoTime() + Wire.PATIENCE.toNanos();
    JsonNode messages = reader.ok("RECEIVE_MESSAGE", "room_id", room).path("messages");
    while (messages.isEmpty() && System.nanoTime() < deadline) {
      messages = reader.ok("RECEIVE_MESSAGE", "room_id", room).path("messages");
    }
    return messages;
  }

  /** A server whose port is the same after it was started again. */
  private static ServerProcess serverOnOnePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return ServerProcess.prepare(Map.of("SCRP_TCP_PORT", "" + free.getLocalPort()));
    }
  }

  @Test
  void showsHostileTextWithoutObeyingIt() {
    try (Cast cast = new Cast(server, Transport.TCP)) {
      String ann = cast.signedUp("ann");
      Client eve = cast.user("eve");
      String room = cast.room(eve);
      Window window = window(80, 24, ann);
      window.await("Welcome");
      window.type("/join " + room);
      window.await(ann + " came in.");
      String title = window.about("#{pane_title}");
      eve.say(
          room,
          "one\u001b[2J\u001b[1;1Hall gone\u001b]0;owned\u0007 \u009b31m two\rthree\u202eabc");
      String screen = window.await("three");
      assertTrue(screen.contains("one�[2J�[1;1Hall gone�]0;owned� �31m two"), screen);
      assertTrue(screen.contains(" home"), "nothing was cleared");
      assertEquals(title, window.about("#{pane_title}"));
      eve.ok("CHANGE_ROOM_DESCRIPTION", "room_id", room, "new_room_description", "\u001b[31mred");
      assertTrue(window.await("New topic").contains("�[31mred"));
    }
  }

  @Test
  void asksForThePasswordWithoutShowingItAndSignsUp() {
    String password = "hard to guess 17";
    String user = Cast.unique("new");
    Window window = TMUX.open(80, 24, "screen-256color", command());
    window.await("Name");
    window.type(user);
    window.await("Password:");
    window.type(password);
    window.await("Sign up as " + user);
    window.type("y");
    window.await("The password again:");
    window.type(password);
    window.await("Your name for others");
    window.type("Somebody New");
    String screen = window.await("Welcome, " + user);
    assertFalse(screen.contains(password));
    window.type("/password");
    window.await("Your present password:");
    window.type(password);
    window.await("Your new password:");
    window.type("another one 18");
    window.await("The new password again:");
    window.type("another one 18");
    screen = window.await("The password is changed.");
    assertFalse(screen.contains(password) || screen.contains("another one"), screen);
    window.press("Up");
    assertFalse(window.screen().contains("another one"), "not in the history either");
    window.press("C-c");
    window.press("C-d");
    screen = window.await("ENDED-0");
    assertFalse(screen.contains(password), screen);
  }

  @Test
  void followsTheSizeOfTheTerminal() {
    try (Cast cast = new Cast(server, Transport.TCP)) {
      Window window = window(80, 24, cast.signedUp("ann"));
      window.await("Welcome");
      window.type("/help");
      window.await("Ctrl-D");
      window.resize(40, 10);
      window.await("no list of conversations", screen -> !screen.contains(" Rooms  "));
      window.resize(120, 40);
      window.await(" home");
      assertFits(window, 120, 40);
    }
  }

  @Test
  void speaksInLinesOnADumbTerminal() {
    try (Cast cast = new Cast(server, Transport.TCP)) {
      String ann = cast.signedUp("ann");
      Client bob = cast.user("bob");
      String room = cast.room(bob);
      Window window =
          TMUX.open(
              80, 24, "dumb", command("--user", ann, "--password-file", passwordFile.toString()));
      window.await("Hello " + ann);
      window.type("/join " + room);
      window.await("You are in #" + room);
      bob.push("USER_ENTER_ROOM");
      window.type("plain words");
      assertEquals("plain words", bob.push("NEW_ROOM_MESSAGE").path("text").asText());
      bob.say(room, "first line\nsecond line");
      String screen = window.await("second line");
      assertTrue(
          screen.contains("#" + room + " " + bob.id + ": first line\n    second line"), screen);
      window.type("/quit");
      window.await("ENDED-0");
    }
  }
}
