package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.Metrics;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.Transport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What Prometheus gets is what {@code docs/metrics.md} promises, and counts what happens. */
class MetricsIT {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(scrp_\\w+)` \\| (\\w+) \\|");
  private static final Pattern TYPE = Pattern.compile("(?m)^# TYPE (scrp_\\w+) (\\w+)$");
  private static final String CREATED = "{err=\"900\",method=\"CREATE_ROOM\"}";
  private static final String WEB_SESSIONS = "scrp_sessions{transport=\"websocket\"}";

  private static ServerProcess server;

  @BeforeAll
  static void startServer() {
    server = ServerProcess.start(Map.of());
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  private static Map<String, String> types(Pattern pattern, String text) {
    Map<String, String> types = new TreeMap<>();
    Matcher rows = pattern.matcher(text);
    while (rows.find()) {
      types.put(rows.group(1), rows.group(2));
    }
    return types;
  }

  /** Alice and Bob in one room, and one message. */
  private static void talk(Cast cast) {
    Client alice = cast.user("alice");
    Client bob = cast.user("bob");
    String room = Cast.unique("room");
    alice.ok("CREATE_ROOM", "room_id", room, "room_nickname", "Room", "room_access", 0);
    bob.ok("ENTER_ROOM", "room_id", room);
    alice.push("USER_ENTER_ROOM");
    bob.push("USER_ENTER_ROOM");
    alice.say(room, "Hello");
    bob.push("NEW_ROOM_MESSAGE");
  }

  @Test
  void theDocumentedMetricsAreThoseThatAreThere() throws IOException {
    try (Cast cast = new Cast(server, Transport.TCP)) {
      talk(cast);
      String page = Files.readString(Path.of(System.getProperty("docs"), "metrics.md"));
      Map<String, String> documented = types(ROW, page);
      assertEquals(documented, types(TYPE, Metrics.of(server).text()));
    }
  }

  @Test
  void whatHappensIsCounted() {
    Metrics before = Metrics.of(server);
    try (Cast cast = new Cast(server, Transport.WEBSOCKET)) {
      talk(cast);
      Metrics after = Metrics.of(server);
      assertEquals(1, after.more("scrp_requests_total" + CREATED, before));
      assertEquals(
          1, after.more("scrp_request_duration_seconds_count{method=\"CREATE_ROOM\"}", before));
      // The entering to both of them, and the message to one.
      assertTrue(after.more("scrp_deliveries_total", before) >= 3);
      assertTrue(after.more("scrp_delivery_lag_seconds_count", before) >= 2);
      assertTrue(after.more("scrp_redis_command_duration_seconds_count", before) > 5);
      assertTrue(after.more("scrp_received_bytes_total", before) > 100);
      assertTrue(after.more("scrp_sent_bytes_total", before) > 100);
      Metrics.await(server, WEB_SESSIONS, sessions -> sessions == 2);
    }
    Metrics.await(server, WEB_SESSIONS, sessions -> sessions == 0);
  }

  @Test
  void aServerThatIsWellSaysSo() {
    Metrics now = Metrics.of(server);
    assertEquals(1, now.value("scrp_ready"));
    assertEquals(1, now.value("scrp_redis_up"));
    assertEquals(1, now.value("scrp_store_on_disk"));
    assertTrue(now.value("scrp_redis_canary_age_seconds") < 8);
  }
}
