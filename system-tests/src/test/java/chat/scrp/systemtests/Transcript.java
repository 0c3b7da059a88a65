package chat.scrp.systemtests;

import chat.scrp.systemtests.harness.Json;
import chat.scrp.systemtests.harness.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A written conversation of clients A, B, ... with the server, and its replay.
 *
 * <p>{@code A> {...}} is what A sends, {@code A< {...}} what A gets. A value like {@code <token>}
 * is different each time: it stands for whatever came first, and for the same from then on. {@code
 * $name} is an ID of the replay's own. Other lines are for people. On one connection the order of
 * responses and of pushes is held each on its own, because the contract orders them so.
 */
final class Transcript {
  private static final Pattern LINE = Pattern.compile("([A-Z])([<>]) ?(\\{.*)");
  private static final Pattern NAME = Pattern.compile("\\$([a-z]+[0-9]?)");
  private static final Pattern QUOTED = Pattern.compile("\"<([a-z0-9_]+)>\"");
  private static final Pattern BARE = Pattern.compile("(?<=[:\\[,] ?)<([a-z0-9_]+)>");

  private final Map<String, JsonNode> values = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, Wire> wires = new LinkedHashMap<>();
  private final Supplier<Wire> connect;
  private final Function<String, String> naming;

  Transcript(Supplier<Wire> connect, Function<String, String> naming) {
    this.connect = connect;
    this.naming = naming;
  }

  /** The requests of a transcript as (method, expected error), by the client and req_id. */
  static List<String> exchanges(List<String> lines) {
    Map<String, String> asked = new HashMap<>();
    List<String> found = new ArrayList<>();
    for (String line : lines) {
      Matcher matcher = LINE.matcher(line.strip());
      if (!matcher.matches()) {
        continue;
      }
      ObjectNode message = Json.parse(quoteBare(matcher.group(3)));
      if (matcher.group(2).equals(">")) {
        String key = matcher.group(1) + message.path("req_id").asText();
        asked.put(key, message.path("method").asText());
      } else if (message.has("resp_id")) {
        // What could not be understood had the req_id "x".
        String id = message.path("resp_id").isNull() ? "x" : message.path("resp_id").asText();
        String key = matcher.group(1) + id;
        found.add(asked.getOrDefault(key, "?") + " " + message.path("err").asText());
      }
    }
    return found;
  }

  /** Replays all lines. Whatever the server says beyond them, but presence, is a failure. */
  void replay(List<String> lines) {
    for (String line : lines) {
      Matcher matcher = LINE.matcher(line.strip());
      if (matcher.matches()) {
        String json = withNames(matcher.group(3));
        Wire wire = wires.computeIfAbsent(matcher.group(1), key -> connect.get());
        if (matcher.group(2).equals(">")) {
          wire.send(Json.parse(withValues(json)));
        } else {
          receive(wire, Json.parse(quoteBare(json)), line);
        }
      }
    }
    wires.forEach((name, wire) -> finish(name, wire));
  }

  private static void finish(String name, Wire wire) {
    if (wire.open()) {
      wire.inStep();
    }
    List<JsonNode> rest = wire.pushesSoFar();
    if (!rest.isEmpty()) {
      throw new AssertionError(name + " also got " + rest);
    }
  }

  private void receive(Wire wire, ObjectNode expected, String line) {
    JsonNode got;
    String method = expected.path("method").asText();
    if (expected.path("resp_id").isNull()) {
      got = wire.anonymousAnswer();
    } else if (expected.has("resp_id")) {
      got = wire.answerTo(expected.path("resp_id").asLong());
    } else if (method.equals("USER_ONLINE") || method.equals("USER_OFFLINE")) {
      got = wire.presence(method, bound(expected.path("user_id")).asText());
    } else {
      got = wire.anyPush(method);
    }
    if (!matches(expected, got)) {
      throw new AssertionError("expected " + line + "\n     got " + got + "\nwith " + values);
    }
  }

  private JsonNode bound(JsonNode expected) {
    Matcher matcher = QUOTED.matcher(expected.toString());
    return matcher.matches() ? values.getOrDefault(matcher.group(1), expected) : expected;
  }

  private boolean matches(JsonNode expected, JsonNode got) {
    Matcher matcher = QUOTED.matcher(expected.toString());
    if (matcher.matches()) {
      JsonNode before = values.putIfAbsent(matcher.group(1), got);
      return !got.isMissingNode()
          && (before == null || before.equals(got) || loose(matcher.group(1)));
    }
    if (expected.isObject()) {
      boolean sameFields = got.isObject() && expected.size() == got.size();
      for (String name : Json.names(expected)) {
        sameFields = sameFields && matches(expected.path(name), got.path(name));
      }
      return sameFields;
    }
    if (expected.isArray()) {
      boolean sameItems = got.isArray() && expected.size() == got.size();
      for (int i = 0; i < expected.size(); i++) {
        sameItems = sameItems && matches(expected.path(i), got.path(i));
      }
      return sameItems;
    }
    return expected.equals(got);
  }

  /** Times go on within a transcript; everything else with one name stays the same. */
  private static boolean loose(String name) {
    return name.equals("time") || name.equals("any");
  }

  private String withNames(String json) {
    return NAME.matcher(json).replaceAll(match -> names.computeIfAbsent(match.group(1), naming));
  }

  private String withValues(String json) {
    return QUOTED
        .matcher(quoteBare(json))
        .replaceAll(
            match -> {
              JsonNode value = values.get(match.group(1));
              if (value == null) {
                throw new AssertionError("nothing known as <" + match.group(1) + ">");
              }
              return Matcher.quoteReplacement(value.toString());
            });
  }

  private static String quoteBare(String json) {
    return BARE.matcher(json).replaceAll("\"<$1>\"");
  }
}
