package chat.scrp.protocol.response;

import chat.scrp.protocol.ScrpResponse;
import chat.scrp.protocol.model.RoomObject;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Answers GET_ROOM: the fields of the object are fields of the response itself.
 *
 * @param room the room
 */
public record GetRoomResponse(@JsonValue RoomObject room) implements ScrpResponse {
  /** Takes the object; on the wire its fields stand for it. */
  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public GetRoomResponse {}
}
