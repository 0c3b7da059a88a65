package chat.scrp.protocol.model;

/**
 * A member of a room.
 *
 * @param userId the ID of the user
 * @param userNickname its nickname
 * @param role what it is in the room
 * @param mode whether it is logged in
 */
public record MemberObject(String userId, String userNickname, Role role, UserMode mode) {}
