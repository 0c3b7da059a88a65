package chat.scrp.protocol.push;

import chat.scrp.protocol.PushMethod;
import chat.scrp.protocol.ScrpPush;

/**
 * Somebody asks to enter a room, to its owner and admins.
 *
 * @param requestId the request
 * @param roomId the room
 * @param userId who asks
 * @param userNickname the nickname of that user
 */
public record EnterRoomRequest(long requestId, String roomId, String userId, String userNickname)
    implements ScrpPush {
  @Override
  public PushMethod pushMethod() {
    return PushMethod.ENTER_ROOM_REQUEST;
  }
}
