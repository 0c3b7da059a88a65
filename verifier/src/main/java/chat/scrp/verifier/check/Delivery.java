package chat.scrp.verifier.check;

import org.jspecify.annotations.Nullable;

/**
 * A push that belongs to the order of a conversation, as a connection got it.
 *
 * @param kind what it tells
 * @param conversation its conversation
 * @param seq the message's number; 0 where it is none
 * @param pushId its ID
 * @param sent the message; null where it is none
 * @param at when it came
 */
record Delivery(
    Kind kind, Conversation conversation, long seq, long pushId, @Nullable Sent sent, long at) {
  enum Kind {
    MESSAGE,
    OWN_ENTERING,
    OWN_LEAVING,
    /** Any other push of the conversation. */
    OTHER
  }
}
