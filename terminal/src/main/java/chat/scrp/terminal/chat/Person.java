package chat.scrp.terminal.chat;

/**
 * What is known of a user.
 *
 * @param userId its ID
 * @param nickname its name for people
 * @param online whether it is logged in
 */
public record Person(String userId, String nickname, boolean online) {}
