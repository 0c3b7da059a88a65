package chat.scrp.protocol.request;

import static chat.scrp.protocol.ErrorCode.INVALID_ROOM_ID;
import static chat.scrp.protocol.ErrorCode.INVALID_USER_ID;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.Validation;

/**
 * Removes a member from a room (2.12).
 *
 * @param subjectUserId the user it is about
 * @param roomId the room
 */
public record RemoveUserFromRoom(String subjectUserId, String roomId) implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static RemoveUserFromRoom read(Fields fields) {
    return new RemoveUserFromRoom(
        fields.string("subject_user_id", Validation::isUserId, INVALID_USER_ID),
        fields.string("room_id", Validation::isRoomId, INVALID_ROOM_ID));
  }

  @Override
  public Method method() {
    return Method.REMOVE_USER_FROM_ROOM;
  }
}
