package chat.scrp.verifier.check;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a RECEIVE_MESSAGE of one conversation was answered.
 *
 * @param user who read
 * @param conversation what was read
 * @param afterSeq the bound that was asked for; -1 without
 * @param sentAt when it was asked
 * @param at when it was answered
 * @param messages in the order of the answer
 * @param more whether there are more
 * @param lastSeq the head as answered
 * @param readSeq the read mark as answered
 * @param firstSeq the oldest readable number as answered
 */
record Page(
    String user,
    Conversation conversation,
    long afterSeq,
    long sentAt,
    long at,
    List<Line> messages,
    boolean more,
    long lastSeq,
    long readSeq,
    long firstSeq) {
  /**
   * One message of a page.
   *
   * @param seq its number
   * @param messageId its ID
   * @param sent the message; null for a phantom
   * @param text its text then; null when it was deleted
   */
  record Line(long seq, long messageId, @Nullable Sent sent, @Nullable String text) {}
}
