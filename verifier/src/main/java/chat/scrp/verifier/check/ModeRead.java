package chat.scrp.verifier.check;

/**
 * A user's mode as another was told it.
 *
 * @param user who it is about
 * @param online what was told
 * @param sentAt when it was asked
 * @param at when it was answered
 */
record ModeRead(String user, boolean online, long sentAt, long at) {}
