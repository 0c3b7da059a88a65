package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.services.testing.RealRedis;
import chat.scrp.services.testing.RealRedisCluster;
import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.Command;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.Transport;
import chat.scrp.systemtests.harness.Wire;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The admin commands as an operator types them, at two replicas on one Redis. */
class AdminIT {
  private static final String TOKEN = "a-token-that-nobody-guesses";
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Also on the keys of a cluster: {@code -Dstore=cluster}. */
  private static final boolean IN_CLUSTER = "cluster".equals(System.getProperty("store"));

  private static final RealRedis redis = new RealRedis();
  private static final RealRedisCluster cluster = new RealRedisCluster();
  private static ServerProcess server;
  private static ServerProcess other;

  @BeforeAll
  static void start() {
    if (IN_CLUSTER) {
      cluster.start();
    } else {
      redis.start();
    }
    String uri = IN_CLUSTER ? cluster.uri() : redis.uri();
    Map<String, String> settings = Map.of("SCRP_REDIS_URI", uri, "SCRP_MANAGEMENT_TOKEN", TOKEN);
    server = ServerProcess.start(settings);
    other = ServerProcess.start(settings);
  }

  @AfterAll
  static void stop() {
    server.close();
    other.close();
    redis.close();
    cluster.close();
  }

  private static Command admin(String... words) {
    return adminReading("", words);
  }

  private static Command adminReading(String input, String... words) {
    return Command.run(
        input,
        Map.of(
            "SCRP_MANAGEMENT_TOKEN",
            TOKEN,
            "SCRP_MANAGEMENT_PORT",
            String.valueOf(server.managementPort())),
        words);
  }

  private static JsonNode json(String... words) throws JsonProcessingException {
    Command done = admin(words);
    assertEquals(0, done.status(), done::errors);
    return JSON.readTree(done.out());
  }

  private static String audit(String command, String subject) {
    String line = "audit: address=127.0.0.1 token=\\w+ command=" + command + " subject=" + subject;
    return server.awaitLine(Pattern.compile(line + " .*"), SOON).group();
  }

  @Test
  void listsFindsAndShowsUsersAndRooms() throws JsonProcessingException {
    try (Cast cast = new Cast(server, Transport.TCP)) {
      // Given
      Client alice = cast.user("zalice");
      Client bob = cast.user("zalbob");
      String room = cast.room(alice, bob);
      alice.say(room, "one");
      bob.push("NEW_ROOM_MESSAGE");

      // When, then
      JsonNode found = json("admin", "users", "zal", "--json").path("users");
      assertEquals(
          List.of(alice.id, bob.id).stream().sorted().toList(), found.findValuesAsText("user_id"));
      JsonNode page = json("admin", "users", "zal", "--limit", "1", "--json");
      assertEquals(1, page.path("users").size());
      String cursor = page.path("next_cursor").asText();
      JsonNode rest = json("admin", "users", "zal", "--cursor", cursor, "--json");
      assertEquals(1, rest.path("users").size());
      assertTrue(admin("admin", "users").out().contains(alice.id));
      assertTrue(admin("admin", "users", "--id", bob.id).out().contains("1, with 1 live"));

      JsonNode shown = json("admin", "rooms", "--id", room, "--json");
      assertEquals(alice.id, shown.path("owner_id").asText());
      assertEquals(2, shown.path("member_count").asInt());
      assertEquals(1, shown.path("last_seq").asInt());
      JsonNode rooms = json("admin", "rooms", room, "--json").path("rooms");
      assertEquals(room, rooms.path(0).path("room_id").asText());
      assertTrue(audit("rooms", room).contains("status=200 result=done"));
    }
  }

  @Test
  void tellsWhatIsCountedAndWhichReplicasRun() throws JsonProcessingException {
    JsonNode stats = json("admin", "stats", "--json");

    assertEquals(2, stats.path("replicas").size());
    String version = stats.path("server").path("server_version").asText();
    assertEquals(version, stats.path("replicas").path(1).path("version").asText());
    assertTrue(stats.path("server").path("users").isNumber());
  }

  @Test
  void endsSessionsOnEveryReplica() throws JsonProcessingException {
    try (Cast here = new Cast(server, Transport.TCP);
        Cast there = new Cast(other, Transport.WEBSOCKET)) {
      // Given
      Client first = here.user("ends");
      Client second = there.logIn(first.id);
      Client third = there.logIn(first.id);
      JsonNode sessions = json("admin", "sessions", first.id, "--json").path("sessions");
      assertEquals(3, sessions.size());

      // When, then
      Command one = admin("admin", "end-session", first.id, second.sessionId());
      assertEquals("1 session ended\n", one.out(), one::errors);
      assertEquals("session_ended", second.push("FORCED_TO_LOGGED_OFF").path("reason").asText());
      assertEquals(1, admin("admin", "end-session", first.id, second.sessionId()).status());
      assertEquals("2 sessions ended\n", admin("admin", "end-session", first.id, "--all").out());
      first.push("FORCED_TO_LOGGED_OFF");
      third.push("FORCED_TO_LOGGED_OFF");
      first.err(250, "GET_FRIENDS");
      assertTrue(audit("end-session", first.id).contains("status=200"));
    }
  }

  @Test
  void givesANewPasswordAndEndsAllSessions() {
    try (Cast cast = new Cast(other, Transport.TCP)) {
      // Given
      Client user = cast.user("reset");

      // When
      Command done = admin("admin", "reset-password", user.id);

      // Then
      assertEquals(0, done.status(), done::errors);
      assertEquals("password_changed", user.push("FORCED_TO_LOGGED_OFF").path("reason").asText());
      var said =
          Pattern.compile("The password of \\w+ is (\\S+)\n1 sessions? ended").matcher(done.out());
      assertTrue(said.find(), done::out);
      Wire wire = cast.connect();
      wire.err(403, "LOG_IN", "user_id", user.id, "user_password", Cast.PASSWORD);
      wire.err(355, "RESUME_SESSION", "session_token", user.token());
      cast.logIn(wire, user.id, said.group(1)).close();
      audit("reset-password", user.id);
      assertFalse(server.outputText().contains(said.group(1)));

      // And from the standard input
      Command read =
          adminReading(
              "another secret\n", "admin", "reset-password", user.id, "--password-file", "-");
      assertEquals(0, read.status(), read::errors);
      assertFalse(read.out().contains("another secret"));
      cast.logIn(cast.connect(), user.id, "another secret");
    }
  }

  @Test
  void deletesAUserWholly() {
    try (Cast cast = new Cast(server, Transport.TCP);
        Cast there = new Cast(other, Transport.TCP)) {
      // Given
      Client leaving = there.user("leaving");
      Client staying = cast.user("staying");
      String room = cast.room(staying);
      leaving.ok("ENTER_ROOM", "room_id", room);
      leaving.push("USER_ENTER_ROOM");
      staying.push("USER_ENTER_ROOM");

      // When
      Command asked = adminReading("somebody\n", "admin", "delete-user", leaving.id);
      Command unanswered = admin("admin", "delete-user", leaving.id);
      Command done = admin("admin", "delete-user", leaving.id, "--yes");

      // Then
      assertTrue(asked.errors().contains("Nothing was deleted"), asked::errors);
      assertEquals(1, asked.status());
      assertEquals(2, unanswered.status(), unanswered::errors);
      assertEquals(0, done.status(), done::errors);
      assertEquals("user_deleted", leaving.push("FORCED_TO_LOGGED_OFF").path("reason").asText());
      assertEquals("deleted", staying.push("USER_LEAVE_ROOM").path("reason").asText());
      staying.push("USER_DELETED");
      staying.err(404, "GET_USER", "user_id", leaving.id);
      Command again = admin("admin", "delete-user", leaving.id, "--yes");
      assertEquals(1, again.status());
      assertEquals("no such user\n", again.errors());
    }
  }

  @Test
  void saysInOneLineWhatIsWrong() {
    Map<String, String> wrong =
        Map.of(
            "SCRP_MANAGEMENT_TOKEN",
            "another-token-of-16",
            "SCRP_MANAGEMENT_PORT",
            String.valueOf(server.managementPort()));

    Command refused = Command.run(wrong, "admin", "users");
    Command nobody = Command.run(wrong, "admin", "users", "--url", "http://127.0.0.1:1");
    Command unknown = admin("admin", "user");
    Command onTheLine = admin("admin", "users", "--management-token", TOKEN);

    assertEquals(1, refused.status());
    assertTrue(refused.errors().startsWith("the token is wrong"), refused::errors);
    assertTrue(nobody.errors().startsWith("No server answers at http://127.0.0.1:1"));
    assertEquals(2, unknown.status());
    assertEquals(2, onTheLine.status());
    for (Command command : List.of(refused, nobody, unknown, onTheLine)) {
      assertEquals(1, command.errors().lines().count(), command::errors);
      assertFalse(command.errors().contains(TOKEN), command::errors);
    }
    assertTrue(audit("users", "-").contains("token="));
    server.awaitLine(Pattern.compile("token=wrong command=users .* status=401"), SOON);
  }

  @Test
  void asksOnlyTheAdminCommandsForTheToken() throws Exception {
    assertEquals(200, status("GET", "/health/live"));
    assertEquals(200, status("GET", "/health/ready"));
    assertEquals(200, status("GET", "/metrics"));
    assertEquals(401, status("POST", "/admin/users"));
    assertEquals(403, status("POST", "/admin/users", "Origin", "http://localhost:9090"));
    String right = "Bearer " + TOKEN;
    assertEquals(401, status("POST", "/admin/users", "Authorization", right + "x"));
    assertEquals(405, status("GET", "/admin/users", "Authorization", right));
    assertEquals(404, status("POST", "/admin/nothing", "Authorization", right));
    assertEquals(400, status("POST", "/admin/users", "Authorization", right));
  }

  private static int status(String method, String path, String... headers) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + server.managementPort() + path);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }
}
