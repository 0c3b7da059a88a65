package chat.scrp.protocol.model;

/**
 * A user as others see it.
 *
 * @param userId the ID of the user
 * @param userNickname its nickname
 * @param userDescription its description
 * @param signUpTime when it signed up, in seconds
 * @param lastActivityTime when it last logged off, in seconds
 * @param mode whether it is logged in
 */
public record UserObject(
    String userId,
    String userNickname,
    String userDescription,
    long signUpTime,
    long lastActivityTime,
    UserMode mode) {}
