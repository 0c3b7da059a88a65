package chat.scrp.services.room;

import chat.scrp.protocol.request.GetRoom;
import chat.scrp.protocol.request.GetRoomAccessType;
import chat.scrp.protocol.response.GetRoomAccessTypeResponse;
import chat.scrp.protocol.response.GetRoomResponse;
import chat.scrp.services.dispatch.RequestContext;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.Set;

/** What anybody may see of a room: 405 no such room. */
final class RoomInfoHandlers {
  private final RoomParts parts;

  RoomInfoHandlers(RoomParts parts) {
    this.parts = parts;
  }

  /** GET_ROOM: one who is no member sees no owner and no admins. */
  Future<GetRoomResponse> get(GetRoom request, RequestContext context) {
    return view(request.roomId(), context)
        .compose(
            view -> {
              Set<Long> users = new HashSet<>();
              view.collectUsers(users);
              return parts.lookup().names(users, Set.of()).map(view::object);
            })
        .map(GetRoomResponse::new);
  }

  /** GET_ROOM_ACCESS_TYPE (2.26). */
  Future<GetRoomAccessTypeResponse> accessType(GetRoomAccessType request, RequestContext context) {
    return view(request.roomId(), context)
        .map(view -> new GetRoomAccessTypeResponse(view.access()));
  }

  private Future<RoomView> view(String roomId, RequestContext context) {
    long user = context.caller().user();
    return parts.directory().withRoom(roomId, room -> parts.rooms().view(room, user));
  }
}
