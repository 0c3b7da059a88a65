package chat.scrp.protocol.request;

import static chat.scrp.protocol.ErrorCode.INVALID_ROOM_ID;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.Validation;

/**
 * Asks who is banned from a room.
 *
 * @param roomId the room
 */
public record GetRoomBans(String roomId) implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static GetRoomBans read(Fields fields) {
    return new GetRoomBans(fields.string("room_id", Validation::isRoomId, INVALID_ROOM_ID));
  }

  @Override
  public Method method() {
    return Method.GET_ROOM_BANS;
  }
}
