package chat.scrp.protocol.request;

import static chat.scrp.protocol.ErrorCode.INVALID_ROOM_ID;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.Validation;
import org.jspecify.annotations.Nullable;

/**
 * Enters a room (2.8).
 *
 * @param roomId the room
 * @param roomPassword the password; null when absent or invalid: it matters only where the room
 *     asks for one
 */
public record EnterRoom(String roomId, @Nullable String roomPassword) implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static EnterRoom read(Fields fields) {
    return new EnterRoom(
        fields.string("room_id", Validation::isRoomId, INVALID_ROOM_ID),
        fields.lenientString("room_password", Validation::isPassword));
  }

  @Override
  public Method method() {
    return Method.ENTER_ROOM;
  }

  /** Without the secret, so that no log can hold it. */
  @Override
  public String toString() {
    return "EnterRoom[roomId=" + roomId + "]";
  }
}
