package chat.scrp.protocol.request;

import static chat.scrp.protocol.ErrorCode.INVALID_ROOM_ID;
import static chat.scrp.protocol.ErrorCode.INVALID_USER_ID;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.Validation;

/**
 * Invites a user into a room.
 *
 * @param roomId the room
 * @param subjectUserId the user it is about
 */
public record InviteToRoom(String roomId, String subjectUserId) implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static InviteToRoom read(Fields fields) {
    return new InviteToRoom(
        fields.string("room_id", Validation::isRoomId, INVALID_ROOM_ID),
        fields.string("subject_user_id", Validation::isUserId, INVALID_USER_ID));
  }

  @Override
  public Method method() {
    return Method.INVITE_TO_ROOM;
  }
}
