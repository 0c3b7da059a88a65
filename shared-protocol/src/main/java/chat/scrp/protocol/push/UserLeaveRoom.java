package chat.scrp.protocol.push;

import chat.scrp.protocol.PushMethod;
import chat.scrp.protocol.ScrpPush;
import chat.scrp.protocol.model.LeaveReason;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A user left a room.
 *
 * @param roomId the room
 * @param userId who left
 * @param reason why
 * @param byUserId who removed or banned it; null where it left or was deleted
 */
public record UserLeaveRoom(
    String roomId,
    String userId,
    LeaveReason reason,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String byUserId)
    implements ScrpPush {
  @Override
  public PushMethod pushMethod() {
    return PushMethod.USER_LEAVE_ROOM;
  }
}
