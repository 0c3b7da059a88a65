package chat.scrp.protocol.model;

import com.fasterxml.jackson.annotation.JsonValue;
import org.jspecify.annotations.Nullable;

/** What a member is in its room. */
public enum Role {
  /** The one owner. */
  OWNER("owner"),
  /** Appointed by the owner. */
  ADMIN("admin"),
  /** Any other member. */
  MEMBER("member");

  private final String wireName;

  Role(String wireName) {
    this.wireName = wireName;
  }

  /** The word on the wire. */
  @JsonValue
  public String wireName() {
    return wireName;
  }

  /** The constant of a wire word, or null where there is none. */
  public static @Nullable Role of(String wireName) {
    for (Role value : values()) {
      if (value.wireName.equals(wireName)) {
        return value;
      }
    }
    return null;
  }
}
