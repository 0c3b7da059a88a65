package chat.scrp.protocol.request;

import static chat.scrp.protocol.ErrorCode.INVALID_ROOM_ID;
import static chat.scrp.protocol.ErrorCode.INVALID_USER_ID;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.Validation;

/**
 * Bans a user from a room.
 *
 * @param roomId the room
 * @param subjectUserId the user it is about
 */
public record BanUserFromRoom(String roomId, String subjectUserId) implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static BanUserFromRoom read(Fields fields) {
    return new BanUserFromRoom(
        fields.string("room_id", Validation::isRoomId, INVALID_ROOM_ID),
        fields.string("subject_user_id", Validation::isUserId, INVALID_USER_ID));
  }

  @Override
  public Method method() {
    return Method.BAN_USER_FROM_ROOM;
  }
}
