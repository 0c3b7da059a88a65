package chat.scrp.protocol.request;

import static chat.scrp.protocol.ErrorCode.INVALID_ROOM_ID;
import static chat.scrp.protocol.ErrorCode.INVALID_ROOM_NICKNAME;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.Validation;

/**
 * Changes the nickname of a room (2.11).
 *
 * @param roomId the room
 * @param newRoomNickname the new nickname
 */
public record ChangeRoomNickname(String roomId, String newRoomNickname) implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static ChangeRoomNickname read(Fields fields) {
    return new ChangeRoomNickname(
        fields.string("room_id", Validation::isRoomId, INVALID_ROOM_ID),
        fields.string("new_room_nickname", Validation::isNickname, INVALID_ROOM_NICKNAME));
  }

  @Override
  public Method method() {
    return Method.CHANGE_ROOM_NICKNAME;
  }
}
