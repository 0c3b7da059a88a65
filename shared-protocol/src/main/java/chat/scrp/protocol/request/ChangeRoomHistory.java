package chat.scrp.protocol.request;

import static chat.scrp.protocol.ErrorCode.INVALID_ROOM_ID;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.Validation;
import chat.scrp.protocol.model.RoomHistory;

/**
 * Changes what members of a room can read.
 *
 * @param roomId the room
 * @param roomHistory what members can read
 */
public record ChangeRoomHistory(String roomId, RoomHistory roomHistory) implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static ChangeRoomHistory read(Fields fields) {
    return new ChangeRoomHistory(
        fields.string("room_id", Validation::isRoomId, INVALID_ROOM_ID), fields.roomHistory());
  }

  @Override
  public Method method() {
    return Method.CHANGE_ROOM_HISTORY;
  }
}
