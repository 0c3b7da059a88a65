package chat.scrp.protocol.request;

import static chat.scrp.protocol.ErrorCode.INVALID_ROOM_ID;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.Validation;

/**
 * Removes a room (2.9).
 *
 * @param roomId the room
 */
public record RemoveRoom(String roomId) implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static RemoveRoom read(Fields fields) {
    return new RemoveRoom(fields.string("room_id", Validation::isRoomId, INVALID_ROOM_ID));
  }

  @Override
  public Method method() {
    return Method.REMOVE_ROOM;
  }
}
