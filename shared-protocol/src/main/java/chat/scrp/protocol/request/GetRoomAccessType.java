package chat.scrp.protocol.request;

import static chat.scrp.protocol.ErrorCode.INVALID_ROOM_ID;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.Validation;

/**
 * Asks who can enter a room (2.26).
 *
 * @param roomId the room
 */
public record GetRoomAccessType(String roomId) implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static GetRoomAccessType read(Fields fields) {
    return new GetRoomAccessType(fields.string("room_id", Validation::isRoomId, INVALID_ROOM_ID));
  }

  @Override
  public Method method() {
    return Method.GET_ROOM_ACCESS_TYPE;
  }
}
