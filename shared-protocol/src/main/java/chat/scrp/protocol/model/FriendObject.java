package chat.scrp.protocol.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A friend, with the state of the conversation with it.
 *
 * @param userId the ID of the user
 * @param userNickname its nickname
 * @param userDescription its description
 * @param signUpTime when it signed up, in seconds
 * @param lastActivityTime when it last logged off, in seconds
 * @param mode whether it is logged in
 * @param lastSeq the newest number of the conversation
 * @param readSeq up to where the asker has read
 * @param peerReadSeq up to where the friend has read
 * @param lastMessage the newest message, or null
 */
public record FriendObject(
    String userId,
    String userNickname,
    String userDescription,
    long signUpTime,
    long lastActivityTime,
    UserMode mode,
    long lastSeq,
    long readSeq,
    long peerReadSeq,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable MessageObject lastMessage) {}
