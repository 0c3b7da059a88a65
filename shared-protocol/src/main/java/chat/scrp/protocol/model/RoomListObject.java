package chat.scrp.protocol.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A room that the asker is a member of, with the state of its conversation.
 *
 * @param roomId the ID of the room
 * @param roomNickname its nickname
 * @param roomDescription its description
 * @param roomAccessType who can enter
 * @param roomHistory what members can read
 * @param ownerId the owner; null (not written) for who is no member
 * @param adminIds the admins; null (not written) for who is no member
 * @param memberCount how many members it has
 * @param role what the asker is in the room
 * @param lastSeq the newest number of the conversation
 * @param readSeq up to where the asker has read
 * @param lastMessage the newest message that the asker can read, or null
 */
public record RoomListObject(
    String roomId,
    String roomNickname,
    String roomDescription,
    RoomAccess roomAccessType,
    RoomHistory roomHistory,
    String ownerId,
    List<String> adminIds,
    long memberCount,
    Role role,
    long lastSeq,
    long readSeq,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable MessageObject lastMessage) {
  /** Takes copies of the collections. */
  public RoomListObject {
    adminIds = List.copyOf(adminIds);
  }
}
