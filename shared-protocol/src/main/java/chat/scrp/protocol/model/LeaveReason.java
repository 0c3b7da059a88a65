package chat.scrp.protocol.model;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** Why a user left a room. */
public enum LeaveReason {
  /** By itself. */
  LEFT("left"),
  /** By the owner or an admin. */
  REMOVED("removed"),
  /** By a ban. */
  BANNED("banned"),
  /** The user is deleted. */
  DELETED("deleted");

  private final String wireName;

  LeaveReason(String wireName) {
    this.wireName = wireName;
  }

  /** The word on the wire. */
  @JsonValue
  public String wireName() {
    return wireName;
  }

  /** The constant of a wire word, or null where there is none. */
  public static @Nullable LeaveReason of(String wireName) {
    for (LeaveReason value : values()) {
      if (value.wireName.equals(wireName)) {
        return value;
      }
    }
    return null;
  }
}
