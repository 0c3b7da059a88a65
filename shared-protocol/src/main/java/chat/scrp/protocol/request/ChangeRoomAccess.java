package chat.scrp.protocol.request;

import static chat.scrp.protocol.ErrorCode.INVALID_ROOM_ID;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.Validation;
import chat.scrp.protocol.model.RoomAccess;
import org.jspecify.annotations.Nullable;

/**
 * Changes who can enter a room (2.10).
 *
 * @param roomId the room
 * @param roomAccessType who can enter
 * @param roomPassword the new password, where the access type is PASSWORD; else null
 */
public record ChangeRoomAccess(
    String roomId, RoomAccess roomAccessType, @Nullable String roomPassword)
    implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static ChangeRoomAccess read(Fields fields) {
    RoomAccess access = fields.roomAccess("room_access_type");
    return new ChangeRoomAccess(
        fields.string("room_id", Validation::isRoomId, INVALID_ROOM_ID),
        access,
        fields.roomPassword(access));
  }

  @Override
  public Method method() {
    return Method.CHANGE_ROOM_ACCESS;
  }

  /** Without the secret, so that no log can hold it. */
  @Override
  public String toString() {
    return "ChangeRoomAccess[roomId=" + roomId + "]";
  }
}
