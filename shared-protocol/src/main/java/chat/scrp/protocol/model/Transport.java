package chat.scrp.protocol.model;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** How a session was opened. */
public enum Transport {
  /** TCP with length prefixes. */
  TCP("tcp"),
  /** TCP in line mode. */
  LINE("line"),
  /** WebSocket. */
  WEBSOCKET("websocket");

  private final String wireName;

  Transport(String wireName) {
    this.wireName = wireName;
  }

  /** The word on the wire. */
  @JsonValue
  public String wireName() {
    return wireName;
  }

  /** The constant of a wire word, or null where there is none. */
  public static @Nullable Transport of(String wireName) {
    for (Transport value : values()) {
      if (value.wireName.equals(wireName)) {
        return value;
      }
    }
    return null;
  }
}
