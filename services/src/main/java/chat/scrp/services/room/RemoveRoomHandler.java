package chat.scrp.services.room;

import chat.scrp.protocol.request.RemoveRoom;
import chat.scrp.protocol.response.Done;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.RequestContext;
import chat.scrp.services.dispatch.RequestHandler;
import chat.scrp.services.log.Entries;
import io.vertx.core.Future;

/** REMOVE_ROOM (2.9): 801 for all but the owner. */
final class RemoveRoomHandler implements RequestHandler<RemoveRoom> {
  private final RoomParts parts;

  RemoveRoomHandler(RoomParts parts) {
    this.parts = parts;
  }

  @Override
  public Future<Done> handle(RemoveRoom request, RequestContext context) {
    return parts
        .ids()
        .push()
        .compose(
            pushId ->
                parts.permitted(
                    request.roomId(),
                    room -> remove(room, request.roomId(), pushId, context.caller())))
        .map(done -> new Done());
  }

  private Future<Void> remove(long room, String roomId, long pushId, Caller caller) {
    return parts
        .rooms()
        .remove(
            room,
            caller,
            Entries.roomRemoved(pushId, caller.connection()),
            RoomParts.context(caller, room, roomId))
        .compose(nickname -> release(parts, room, roomId, nickname));
  }

  /** Frees the ID of a room that is removed. */
  static Future<Void> release(RoomParts parts, long room, String roomId, String nickname) {
    parts.directory().forgetRoom(roomId);
    return parts
        .rooms()
        .release(roomId, room)
        .compose(released -> parts.index().remove(roomId, nickname))
        .compose(done -> parts.totals().rooms(-1));
  }
}
