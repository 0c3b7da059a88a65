package chat.scrp.protocol.push;

import chat.scrp.protocol.PushMethod;
import chat.scrp.protocol.ScrpPush;
import chat.scrp.protocol.model.RoomHistory;

/**
 * What members of a room can read changed.
 *
 * @param roomId the room
 * @param roomHistory the new value
 */
public record RoomHistoryChanged(String roomId, RoomHistory roomHistory) implements ScrpPush {
  @Override
  public PushMethod pushMethod() {
    return PushMethod.ROOM_HISTORY_CHANGED;
  }
}
