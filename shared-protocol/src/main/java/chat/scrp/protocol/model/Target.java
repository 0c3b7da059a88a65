package chat.scrp.protocol.model;

import org.jspecify.annotations.Nullable;

/**
 * The conversation that a request is about: a room, or the private one with a user. A request that
 * needs one has exactly one of the two.
 *
 * @param roomId the room, or null
 * @param userId the other user, or null
 */
public record Target(@Nullable String roomId, @Nullable String userId) {
  /** The conversation of a room. */
  public static Target room(String roomId) {
    return new Target(roomId, null);
  }

  /** The private conversation with a user. */
  public static Target user(String userId) {
    return new Target(null, userId);
  }

  /** No conversation in particular. */
  public static Target none() {
    return new Target(null, null);
  }

  /** Whether this names no conversation. */
  public boolean isNone() {
    return roomId == null && userId == null;
  }
}
