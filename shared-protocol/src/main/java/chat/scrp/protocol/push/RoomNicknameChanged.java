package chat.scrp.protocol.push;

import chat.scrp.protocol.PushMethod;
import chat.scrp.protocol.ScrpPush;

/**
 * The nickname of a room changed.
 *
 * @param roomId the room
 * @param roomNickname the new nickname
 */
public record RoomNicknameChanged(String roomId, String roomNickname) implements ScrpPush {
  @Override
  public PushMethod pushMethod() {
    return PushMethod.ROOM_NICKNAME_CHANGED;
  }
}
