package chat.scrp.verifier.check;

/**
 * One SEND_* of a message.
 *
 * @param link the connection it was sent on
 * @param sentAt when, in microseconds
 * @param answeredAt when its answer came; {@link Long#MAX_VALUE} when none did
 * @param outcome what the answer says
 * @param seq the number in the answer, 0 without
 * @param messageId the message's ID in the answer, 0 without
 */
record Attempt(Link link, long sentAt, long answeredAt, Outcome outcome, long seq, long messageId) {
  boolean isDone() {
    return outcome == Outcome.DONE;
  }
}
