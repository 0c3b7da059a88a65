package chat.scrp.protocol.model;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** Whether a user is logged in (SCRP 0.0.3, section 1.4). */
public enum UserMode {
  /** Not logged in. */
  OFFLINE(0),
  /** Logged in. */
  ONLINE(1);

  private final int number;

  UserMode(int number) {
    this.number = number;
  }

  /** The number on the wire. */
  @JsonValue
  public int number() {
    return number;
  }

  /** The constant of a wire number, or null where there is none. */
  public static @Nullable UserMode of(long number) {
    for (UserMode value : values()) {
      if (value.number == number) {
        return value;
      }
    }
    return null;
  }
}
