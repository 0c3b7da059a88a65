package chat.scrp.server.config;

/** A configuration that cannot be used; the message is one line that says what is wrong. */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ConfigException(String message) {
    super(message.replaceAll("\\R", " "));
  }

  /** {@code SCRP_TCP_PORT: 70000 (expected: 0-65535)}. */
  static ConfigException wrong(String name, String value, String expected) {
    String shown = value.isBlank() ? "\"" + value + "\"" : value;
    return new ConfigException(name + ": " + shown + " (expected: " + expected + ")");
  }
}
