package chat.scrp.verifier.check;

/**
 * A read mark as its user was told it.
 *
 * @param user whose mark
 * @param conversation of which conversation
 * @param lastSeq the head as told
 * @param readSeq the mark as told
 */
record MarkRead(String user, Conversation conversation, long lastSeq, long readSeq) {}
