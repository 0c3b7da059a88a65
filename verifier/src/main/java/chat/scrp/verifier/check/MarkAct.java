package chat.scrp.verifier.check;

/**
 * A MARK_READ.
 *
 * @param user who reads
 * @param conversation what was read
 * @param seq up to where
 * @param outcome what the answer says
 */
record MarkAct(String user, Conversation conversation, long seq, Outcome outcome) {}
