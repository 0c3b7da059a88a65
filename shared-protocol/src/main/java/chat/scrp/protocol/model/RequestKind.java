package chat.scrp.protocol.model;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** What a pending request asks for. */
public enum RequestKind {
  /** To become friends. */
  FRIEND("friend"),
  /** To enter a room. */
  ROOM("room"),
  /** To come into a room. */
  INVITATION("invitation");

  private final String wireName;

  RequestKind(String wireName) {
    this.wireName = wireName;
  }

  /** The word on the wire. */
  @JsonValue
  public String wireName() {
    return wireName;
  }

  /** The constant of a wire word, or null where there is none. */
  public static @Nullable RequestKind of(String wireName) {
    for (RequestKind value : values()) {
      if (value.wireName.equals(wireName)) {
        return value;
      }
    }
    return null;
  }
}
