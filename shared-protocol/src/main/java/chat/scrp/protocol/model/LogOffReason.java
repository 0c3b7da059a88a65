package chat.scrp.protocol.model;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** Why a connection was logged off. */
public enum LogOffReason {
  /** The user has newer sessions up to the limit. */
  TOO_MANY_SESSIONS("too_many_sessions"),
  /** The session has newer connections up to the limit. */
  TOO_MANY_CONNECTIONS("too_many_connections"),
  /** The password was changed elsewhere. */
  PASSWORD_CHANGED("password_changed"),
  /** The user is deleted. */
  USER_DELETED("user_deleted"),
  /** The session was logged out or ended. */
  SESSION_ENDED("session_ended");

  private final String wireName;

  LogOffReason(String wireName) {
    this.wireName = wireName;
  }

  /** The word on the wire. */
  @JsonValue
  public String wireName() {
    return wireName;
  }

  /** The constant of a wire word, or null where there is none. */
  public static @Nullable LogOffReason of(String wireName) {
    for (LogOffReason value : values()) {
      if (value.wireName.equals(wireName)) {
        return value;
      }
    }
    return null;
  }
}
