package chat.scrp.protocol.push;

import chat.scrp.protocol.PushMethod;
import chat.scrp.protocol.ScrpPush;

/**
 * A user entered a room.
 *
 * @param roomId the room
 * @param userId who entered
 * @param userNickname the nickname of that user
 */
public record UserEnterRoom(String roomId, String userId, String userNickname) implements ScrpPush {
  @Override
  public PushMethod pushMethod() {
    return PushMethod.USER_ENTER_ROOM;
  }
}
