package chat.scrp.systemtests.harness;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** JSON as a strict outsider reads and writes it. */
public final class Json {
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static final Pattern UNPAIRED =
      Pattern.compile(
          "[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]");

  private Json() {}

  /** An object of name, value, name, value, ... */
  public static ObjectNode object(@Nullable Object... namesAndValues) {
    ObjectNode node = MAPPER.createObjectNode();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      node.set(String.valueOf(namesAndValues[i]), value(namesAndValues[i + 1]));
    }
    return node;
  }

  public static JsonNode value(@Nullable Object value) {
    if (value == null) {
      return NullNode.getInstance();
    }
    return value instanceof JsonNode node ? node : MAPPER.valueToTree(value);
  }

  /** As text; a surrogate without its other half as an escape, which is all that can carry it. */
  public static String text(JsonNode node) {
    return UNPAIRED
        .matcher(node.toString())
        .replaceAll(match -> "\\\\u" + Integer.toHexString(match.group().charAt(0)));
  }

  /** Parses one message of the server: valid UTF-8, one object, no duplicate key. */
  public static ObjectNode parse(byte[] bytes) {
    try {
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes));
      if (MAPPER.readTree(bytes) instanceof ObjectNode object) {
        return object;
      }
    } catch (IOException e) {
      throw new AssertionError("not JSON: " + new String(bytes, StandardCharsets.UTF_8), e);
    }
    throw new AssertionError("not an object: " + new String(bytes, StandardCharsets.UTF_8));
  }

  public static ObjectNode parse(String text) {
    return parse(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The texts of an array of strings, or of one field of an array of objects. */
  public static List<String> texts(JsonNode array, String... field) {
    List<String> texts = new ArrayList<>();
    for (JsonNode item : array) {
      texts.add((field.length == 0 ? item : item.path(field[0])).asText());
    }
    return texts;
  }

  /** One number field of an array of objects. */
  public static List<Long> numbers(JsonNode array, String field) {
    List<Long> numbers = new ArrayList<>();
    for (JsonNode item : array) {
      numbers.add(item.path(field).asLong());
    }
    return numbers;
  }

  /** The names of the fields. */
  public static List<String> names(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
