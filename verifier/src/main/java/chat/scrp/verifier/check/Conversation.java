package chat.scrp.verifier.check;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A room, or the pair of two users.
 *
 * @param name "room R" or "pair A B", the smaller first
 * @param room the room's ID; null for a pair
 */
record Conversation(String name, @Nullable String room) {
  static Conversation room(String room) {
    return new Conversation("room " + room, room);
  }

  static Conversation pair(String one, String other) {
    boolean inOrder = one.compareTo(other) < 0;
    String name = inOrder ? one + " " + other : other + " " + one;
    return new Conversation("pair " + name, null);
  }

  /** The conversation that a user's request names, or null when it names none. */
  static @Nullable Conversation named(JsonNode fields, String user) {
    if (fields.hasNonNull("room_id")) {
      return room(fields.get("room_id").asText());
    }
    return fields.hasNonNull("user_id") ? pair(user, fields.get("user_id").asText()) : null;
  }

  @Override
  public String toString() {
    return name;
  }
}
