package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.Transport;
import chat.scrp.systemtests.harness.Wire;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a server writes while people talk: every line can be read, and none says what was said. */
class LogIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern WELCOME =
      Pattern.compile("(TCP|Web page|WebSocket|Management|Open|From|Only|Stop|There|Talk) .*|");
  private static final Pattern TEXT =
      Pattern.compile(
          "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\S+ (ERROR|WARNING|INFO|DEBUG) +(\\S+): (.*)");

  /** Talks, fails, leaves, and returns what nobody may read in a log. */
  private static List<String> talk(ServerProcess server) {
    List<String> secrets = new ArrayList<>();
    try (Cast cast = new Cast(server, Transport.TCP)) {
      Client one = cast.user("one");
      Client two = cast.user("two");
      String room = cast.room(one, two);
      one.say(room, "whispered words");
      two.push("NEW_ROOM_MESSAGE");
      Wire wire = cast.connect();
      wire.err(403, "LOG_IN", "user_id", one.id, "user_password", "mistyped secret");
      wire.err(233, "NO_SUCH_METHOD", "text", "unheard of");
      two.err(350, "SEND_ROOM_MESSAGE", "room_id", room, "text", "");
      secrets.addAll(
          List.of("whispered", "mistyped", "unheard", Cast.PASSWORD, one.token(), two.token()));
    }
    server.terminate();
    return secrets;
  }

  private static List<String> logged(ServerProcess server) {
    return server.output().stream().filter(line -> !WELCOME.matcher(line).matches()).toList();
  }

  @Test
  void everyLineIsOneJsonObject() throws JsonProcessingException {
    try (ServerProcess server =
        ServerProcess.start(Map.of("SCRP_LOG", "json", "SCRP_LOG_REQUESTS", "on"))) {
      List<String> secrets = talk(server);

      List<JsonNode> requests = new ArrayList<>();
      for (String line : logged(server)) {
        JsonNode event = JSON.readTree(line);
        assertTrue(event.path("time").asText().endsWith("Z"), line);
        Instant.parse(event.path("time").asText());
        for (String name : List.of("level", "logger", "message")) {
          assertTrue(event.path(name).isTextual(), line);
        }
        if (event.path("logger").asText().equals("chat.scrp.request")) {
          requests.add(event);
        }
      }
      JsonNode sent = only(requests, "SEND_ROOM_MESSAGE", 900);
      assertTrue(sent.path("user").asText().startsWith("one"), sent::toString);
      assertTrue(sent.path("connection").asText().matches("[0-9a-f]+\\.\\d+"), sent::toString);
      assertTrue(sent.path("req_id").isIntegralNumber() && sent.path("ms").isNumber());
      assertEquals("127.0.0.1", only(requests, "LOG_IN", 403).path("address").asText());
      only(requests, "SEND_ROOM_MESSAGE", 350);
      only(requests, "none", 233);
      assertSilent(server, secrets);
    }
  }

  private static JsonNode only(List<JsonNode> requests, String method, int err) {
    List<JsonNode> found =
        requests.stream()
            .filter(one -> one.path("method").asText().equals(method))
            .filter(one -> one.path("err").asInt() == err)
            .toList();
    assertEquals(1, found.size(), requests::toString);
    return found.get(0);
  }

  @Test
  void everyLineOfTextHasATimeALevelAndAName() {
    try (ServerProcess server = ServerProcess.start(Map.of("SCRP_LOG_LEVEL", "debug"))) {
      List<String> secrets = talk(server);

      List<String> requests = new ArrayList<>();
      for (String line : logged(server)) {
        Matcher parts = TEXT.matcher(line);
        assertTrue(parts.matches(), line);
        if (parts.group(2).equals("request")) {
          requests.add(parts.group(3));
        }
      }
      String sent = "connection=\\S+ address=127.0.0.1 user=one\\w+ req_id=\\d+";
      String pattern = sent + " method=SEND_ROOM_MESSAGE err=900 ms=[0-9.]+";
      assertTrue(requests.stream().anyMatch(line -> line.matches(pattern)), requests::toString);
      assertSilent(server, secrets);
    }
  }

  @Test
  void noRequestIsLoggedUnlessSomebodyAsks() {
    try (ServerProcess server = ServerProcess.start(Map.of())) {
      talk(server);

      assertFalse(server.outputText().contains("method="), server::outputText);
    }
  }

  private static void assertSilent(ServerProcess server, List<String> secrets) {
    for (String secret : secrets) {
      assertFalse(server.outputText().contains(secret), () -> "logged: " + secret);
    }
  }
}
