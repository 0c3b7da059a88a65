package chat.scrp.protocol.request;

import static chat.scrp.protocol.ErrorCode.INVALID_ROOM_DESCRIPTION;
import static chat.scrp.protocol.ErrorCode.INVALID_ROOM_ID;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.Validation;

/**
 * Changes the description of a room (2.18).
 *
 * @param roomId the room
 * @param newRoomDescription the new description
 */
public record ChangeRoomDescription(String roomId, String newRoomDescription)
    implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static ChangeRoomDescription read(Fields fields) {
    return new ChangeRoomDescription(
        fields.string("room_id", Validation::isRoomId, INVALID_ROOM_ID),
        fields.string("new_room_description", Validation::isDescription, INVALID_ROOM_DESCRIPTION));
  }

  @Override
  public Method method() {
    return Method.CHANGE_ROOM_DESCRIPTION;
  }
}
