package chat.scrp.services.log;

import org.jspecify.annotations.Nullable;

/**
 * Names one log: a room's ({@code r:R}), the pair's of two users ({@code p:A:B}, smaller number
 * first), or a user's own ({@code u:N}). Its text is also the hash tag of its keys.
 */
public record ConversationKey(Kind kind, long a, long b) {

  /** What a conversation is between. */
  public enum Kind {
    ROOM('r'),
    PAIR('p'),
    OWN('u');

    private final char letter;

    Kind(char letter) {
      this.letter = letter;
    }
  }

  public static ConversationKey room(long room) {
    return new ConversationKey(Kind.ROOM, room, 0);
  }

  public static ConversationKey pair(long one, long other) {
    return new ConversationKey(Kind.PAIR, Math.min(one, other), Math.max(one, other));
  }

  public static ConversationKey own(long user) {
    return new ConversationKey(Kind.OWN, user, 0);
  }

  /** The other user of a pair. */
  public long peerOf(long user) {
    return user == a ? b : a;
  }

  /** Reads what {@link #toString()} wrote. */
  public static ConversationKey parse(String text) {
    String[] parts = text.split(":", 3);
    long first = Long.parseLong(parts[1]);
    return switch (parts[0]) {
      case "r" -> room(first);
      case "u" -> own(first);
      default -> new ConversationKey(Kind.PAIR, first, Long.parseLong(parts[2]));
    };
  }

  /** Looked up for every push: written out, because a record's own is slower. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ConversationKey key && kind == key.kind && a == key.a && b == key.b;
  }

  @Override
  public int hashCode() {
    return (Long.hashCode(a) * 31 + Long.hashCode(b)) * 31 + kind.letter;
  }

  @Override
  public String toString() {
    return kind == Kind.PAIR ? kind.letter + ":" + a + ':' + b : kind.letter + ":" + a;
  }
}
