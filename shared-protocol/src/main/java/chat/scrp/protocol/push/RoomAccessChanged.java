package chat.scrp.protocol.push;

import chat.scrp.protocol.PushMethod;
import chat.scrp.protocol.ScrpPush;
import chat.scrp.protocol.model.RoomAccess;

/**
 * The access type of a room changed.
 *
 * @param roomId the room
 * @param roomAccessType the new type
 */
public record RoomAccessChanged(String roomId, RoomAccess roomAccessType) implements ScrpPush {
  @Override
  public PushMethod pushMethod() {
    return PushMethod.ROOM_ACCESS_CHANGED;
  }
}
