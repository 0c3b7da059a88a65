package chat.scrp.protocol.request;

import static chat.scrp.protocol.ErrorCode.INVALID_ROOM_ID;
import static chat.scrp.protocol.ErrorCode.INVALID_USER_ID;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.Validation;

/**
 * Makes a member an admin of a room (2.13).
 *
 * @param subjectUserId the user it is about
 * @param roomId the room
 */
public record SetAdmin(String subjectUserId, String roomId) implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static SetAdmin read(Fields fields) {
    return new SetAdmin(
        fields.string("subject_user_id", Validation::isUserId, INVALID_USER_ID),
        fields.string("room_id", Validation::isRoomId, INVALID_ROOM_ID));
  }

  @Override
  public Method method() {
    return Method.SET_ADMIN;
  }
}
