package chat.scrp.protocol.request;

import static chat.scrp.protocol.ErrorCode.INVALID_ROOM_ID;
import static chat.scrp.protocol.ErrorCode.INVALID_ROOM_NICKNAME;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.Validation;
import chat.scrp.protocol.model.RoomAccess;
import chat.scrp.protocol.model.RoomHistory;
import org.jspecify.annotations.Nullable;

/**
 * Creates a room (2.7).
 *
 * @param roomId the room
 * @param roomNickname its nickname
 * @param roomAccess who can enter
 * @param roomPassword the password, where the access type is PASSWORD; else null
 * @param roomHistory what members can read
 */
public record CreateRoom(
    String roomId,
    String roomNickname,
    RoomAccess roomAccess,
    @Nullable String roomPassword,
    RoomHistory roomHistory)
    implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static CreateRoom read(Fields fields) {
    RoomAccess access =
        fields.roomAccess(fields.has("room_access") ? "room_access" : "room_access_type");
    return new CreateRoom(
        fields.string("room_id", Validation::isRoomId, INVALID_ROOM_ID),
        fields.string("room_nickname", Validation::isNickname, INVALID_ROOM_NICKNAME),
        access,
        fields.roomPassword(access),
        fields.has("room_history") ? fields.roomHistory() : RoomHistory.SINCE_ENTERING);
  }

  @Override
  public Method method() {
    return Method.CREATE_ROOM;
  }

  /** Without the secret, so that no log can hold it. */
  @Override
  public String toString() {
    return "CreateRoom[roomId=" + roomId + "]";
  }
}
