package chat.scrp.protocol.push;

import chat.scrp.protocol.PushMethod;
import chat.scrp.protocol.ScrpPush;

/**
 * Somebody invites the receiver into a room.
 *
 * @param requestId the request
 * @param roomId the room
 * @param roomNickname the nickname of the room
 * @param userId who invites
 */
public record RoomInvitation(long requestId, String roomId, String roomNickname, String userId)
    implements ScrpPush {
  @Override
  public PushMethod pushMethod() {
    return PushMethod.ROOM_INVITATION;
  }
}
