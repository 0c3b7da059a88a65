package chat.scrp.protocol.model;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** What an acknowledgement of the server is worth. */
public enum Durability {
  /** It is on disk. */
  FSYNC("fsync"),
  /** It is on disk within about a second. */
  EVERYSEC("everysec"),
  /** It is in memory only. */
  MEMORY("memory");

  private final String wireName;

  Durability(String wireName) {
    this.wireName = wireName;
  }

  /** The word on the wire. */
  @JsonValue
  public String wireName() {
    return wireName;
  }

  /** The constant of a wire word, or null where there is none. */
  public static @Nullable Durability of(String wireName) {
    for (Durability value : values()) {
      if (value.wireName.equals(wireName)) {
        return value;
      }
    }
    return null;
  }
}
