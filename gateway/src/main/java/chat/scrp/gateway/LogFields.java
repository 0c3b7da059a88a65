package chat.scrp.gateway;

import java.util.Map;
import java.util.stream.Collectors;

/** What a line of the log is about, for logs that programs read. Its text is for people. */
public interface LogFields {
  /** Names in snake_case to strings and numbers, in the order of the text; never a secret. */
  Map<String, Object> fields();

  /** The fields as {@code name=value}, with quotes where a value has spaces. */
  default String text() {
    return fields().entrySet().stream()
        .map(field -> field.getKey() + "=" + quoted(String.valueOf(field.getValue())))
        .collect(Collectors.joining(" "));
  }

  private static String quoted(String value) {
    return value.contains(" ") ? '"' + value.replace('"', '\'') + '"' : value;
  }
}
