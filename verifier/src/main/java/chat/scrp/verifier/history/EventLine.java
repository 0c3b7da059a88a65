package chat.scrp.verifier.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Locale;

/** An event as a line of JSON: {@code {"t":micros,"k":kind,"c":connection,"u":user,"f":text}}. */
public final class EventLine {
  private static final ObjectMapper JSON = new ObjectMapper();

  private EventLine() {}

  /** The line of an event, without a line end. */
  public static String write(Event event) {
    var line = new StringBuilder(event.text().length() + 80);
    line.append("{\"t\":").append(event.at());
    line.append(",\"k\":\"").append(event.kind().name().toLowerCase(Locale.ROOT)).append('"');
    if (event.connection() != 0) {
      line.append(",\"c\":").append(event.connection()).append(",\"u\":");
      quote(event.user(), line);
    }
    line.append(",\"f\":");
    quote(event.text(), line);
    return line.append('}').toString();
  }

  /**
   * Reads a line back.
   *
   * @throws IllegalArgumentException where it is none
   */
  public static Event read(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      return new Event(
          node.required("t").longValue(),
          EventKind.valueOf(node.required("k").textValue().toUpperCase(Locale.ROOT)),
          node.path("c").asInt(0),
          node.path("u").asText(""),
          node.required("f").textValue());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no event: " + line, e);
    }
  }

  private static void quote(String text, StringBuilder to) {
    to.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        to.append('\\').append(c);
      } else if (c < 0x20 || Character.isSurrogate(c)) {
        to.append("\\u").append(String.format("%04x", (int) c));
      } else {
        to.append(c);
      }
    }
    to.append('"');
  }
}
