package chat.scrp.terminal.chat;

import org.jspecify.annotations.Nullable;

/**
 * What stands in a conversation.
 *
 * @param kind what it is
 * @param seq the message, or the one that it stands behind
 * @param time when, in seconds since the epoch
 * @param senderId who sent a message; null: nobody, or a deleted user
 * @param text what it says, as its writer wrote it
 * @param remark what is added to it: edited, reactions
 */
public record Item(
    Kind kind, long seq, long time, @Nullable String senderId, String text, String remark) {

  /** What an item is. */
  public enum Kind {
    /** Somebody said it. */
    MESSAGE,
    /** A message that is not answered yet. */
    PENDING,
    /** Something happened: somebody came, left, was renamed. */
    EVENT,
    /** The answer to a command. */
    NOTE,
    /** Something went wrong. */
    ERROR,
    /** What is below is new. */
    NEWS
  }

  /** A line that is no message. */
  static Item line(Kind kind, long seq, String text) {
    return new Item(kind, seq, System.currentTimeMillis() / 1000, null, text, "");
  }
}
