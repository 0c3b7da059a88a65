package chat.scrp.protocol.push;

import chat.scrp.protocol.PushMethod;
import chat.scrp.protocol.ScrpPush;

/**
 * A room has a new owner.
 *
 * @param roomId the room
 * @param ownerId the new owner
 */
public record RoomOwnerChanged(String roomId, String ownerId) implements ScrpPush {
  @Override
  public PushMethod pushMethod() {
    return PushMethod.ROOM_OWNER_CHANGED;
  }
}
