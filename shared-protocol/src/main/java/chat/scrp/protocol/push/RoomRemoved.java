package chat.scrp.protocol.push;

import chat.scrp.protocol.PushMethod;
import chat.scrp.protocol.ScrpPush;

/**
 * A room was removed.
 *
 * @param roomId the room
 */
public record RoomRemoved(String roomId) implements ScrpPush {
  @Override
  public PushMethod pushMethod() {
    return PushMethod.ROOM_REMOVED;
  }
}
