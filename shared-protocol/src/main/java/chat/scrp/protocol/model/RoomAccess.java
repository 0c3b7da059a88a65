package chat.scrp.protocol.model;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** Who can enter a room (SCRP 0.0.3, section 1.5). */
public enum RoomAccess {
  /** Any user. */
  PUBLIC(0),
  /** Who presents the room password. */
  PASSWORD(1),
  /** Whom the owner or an admin lets in. */
  PERMISSION(2);

  private final int number;

  RoomAccess(int number) {
    this.number = number;
  }

  /** The number on the wire. */
  @JsonValue
  public int number() {
    return number;
  }

  /** The constant of a wire number, or null where there is none. */
  public static @Nullable RoomAccess of(long number) {
    for (RoomAccess value : values()) {
      if (value.number == number) {
        return value;
      }
    }
    return null;
  }
}
