package chat.scrp.protocol.model;

import org.jspecify.annotations.Nullable;

/**
 * A pending request that the asker may decide.
 *
 * @param requestId the number to decide it by
 * @param kind what it asks for
 * @param userId who asks or invites
 * @param userNickname the nickname of that user
 * @param roomId the room, of the kinds room and invitation
 * @param verificationMessage the text that came with it, of the kind friend
 * @param time when it was made, in seconds
 */
public record RequestObject(
    long requestId,
    RequestKind kind,
    String userId,
    String userNickname,
    @Nullable String roomId,
    @Nullable String verificationMessage,
    long time) {}
