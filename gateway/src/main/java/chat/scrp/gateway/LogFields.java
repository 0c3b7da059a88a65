package chat.scrp.gateway;

import java.util.Map;

/** What a line of the log is about, for logs that programs read. Its text is for people. */
public interface LogFields {
  /** Names in snake_case to strings and numbers, in the order of the text; never a secret. */
  Map<String, Object> fields();
}
