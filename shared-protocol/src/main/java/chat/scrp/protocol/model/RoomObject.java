package chat.scrp.protocol.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A room as the asker sees it.
 *
 * @param roomId the ID of the room
 * @param roomNickname its nickname
 * @param roomDescription its description
 * @param roomAccessType who can enter
 * @param roomHistory what members can read
 * @param ownerId the owner; null (not written) for who is no member
 * @param adminIds the admins; null (not written) for who is no member
 * @param memberCount how many members it has
 */
public record RoomObject(
    String roomId,
    String roomNickname,
    String roomDescription,
    RoomAccess roomAccessType,
    RoomHistory roomHistory,
    @Nullable String ownerId,
    @Nullable List<String> adminIds,
    long memberCount) {
  /** Takes copies of the collections. */
  public RoomObject {
    adminIds = adminIds == null ? null : List.copyOf(adminIds);
  }
}
