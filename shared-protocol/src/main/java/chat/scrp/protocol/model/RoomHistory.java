package chat.scrp.protocol.model;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** What a member of a room can read (SCRP 1.0, section 3.7). */
public enum RoomHistory {
  /** What was sent since its last entering. */
  SINCE_ENTERING(0),
  /** Everything. */
  EVERYTHING(1);

  private final int number;

  RoomHistory(int number) {
    this.number = number;
  }

  /** The number on the wire. */
  @JsonValue
  public int number() {
    return number;
  }

  /** The constant of a wire number, or null where there is none. */
  public static @Nullable RoomHistory of(long number) {
    for (RoomHistory value : values()) {
      if (value.number == number) {
        return value;
      }
    }
    return null;
  }
}
