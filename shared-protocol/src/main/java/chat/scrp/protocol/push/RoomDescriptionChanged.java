package chat.scrp.protocol.push;

import chat.scrp.protocol.PushMethod;
import chat.scrp.protocol.ScrpPush;

/**
 * The description of a room changed.
 *
 * @param roomId the room
 * @param roomDescription the new description
 */
public record RoomDescriptionChanged(String roomId, String roomDescription) implements ScrpPush {
  @Override
  public PushMethod pushMethod() {
    return PushMethod.ROOM_DESCRIPTION_CHANGED;
  }
}
