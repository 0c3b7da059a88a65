package chat.scrp.protocol.request;

import static chat.scrp.protocol.ErrorCode.INVALID_ROOM_ID;
import static chat.scrp.protocol.ErrorCode.INVALID_USER_ID;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.Validation;

/**
 * Makes an admin of a room a general member (2.14).
 *
 * @param subjectUserId the user it is about
 * @param roomId the room
 */
public record RemoveAdmin(String subjectUserId, String roomId) implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static RemoveAdmin read(Fields fields) {
    return new RemoveAdmin(
        fields.string("subject_user_id", Validation::isUserId, INVALID_USER_ID),
        fields.string("room_id", Validation::isRoomId, INVALID_ROOM_ID));
  }

  @Override
  public Method method() {
    return Method.REMOVE_ADMIN;
  }
}
