package chat.scrp.services.room;

import chat.scrp.protocol.Method;
import chat.scrp.protocol.Service;
import chat.scrp.protocol.request.BanUserFromRoom;
import chat.scrp.protocol.request.ChangeRoomAccess;
import chat.scrp.protocol.request.ChangeRoomDescription;
import chat.scrp.protocol.request.ChangeRoomHistory;
import chat.scrp.protocol.request.ChangeRoomNickname;
import chat.scrp.protocol.request.CreateRoom;
import chat.scrp.protocol.request.EnterRoom;
import chat.scrp.protocol.request.GetRoom;
import chat.scrp.protocol.request.GetRoomAccessType;
import chat.scrp.protocol.request.GetRoomBans;
import chat.scrp.protocol.request.GetRoomMembers;
import chat.scrp.protocol.request.GetRooms;
import chat.scrp.protocol.request.InviteToRoom;
import chat.scrp.protocol.request.LeaveRoom;
import chat.scrp.protocol.request.RemoveAdmin;
import chat.scrp.protocol.request.RemoveRoom;
import chat.scrp.protocol.request.RemoveUserFromRoom;
import chat.scrp.protocol.request.SearchRoom;
import chat.scrp.protocol.request.SetAdmin;
import chat.scrp.protocol.request.TransferRoom;
import chat.scrp.protocol.request.UnbanUserFromRoom;
import chat.scrp.services.ServiceParts;
import chat.scrp.services.dispatch.RequestDispatcher;
import chat.scrp.services.dispatch.RequestHandlers;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.Set;

/** The room service of one event loop: {@code room.<loop>}. */
public final class RoomVerticle extends VerticleBase {
  private final ServiceParts services;

  public RoomVerticle(ServiceParts services) {
    this.services = services;
  }

  @Override
  public Future<?> start() {
    RoomParts parts = RoomParts.of(services);
    RequestStore requests = new RequestStore(parts.redis(), parts.limits());
    RequestHandlers handlers = new RequestHandlers();
    addRooms(handlers, parts);
    addMembers(handlers, parts, requests);
    addLists(handlers, parts);
    handlers.complete(Service.ROOM, Set.of());
    return new RequestDispatcher(handlers, services.rates().current(), services.traffic())
        .consume(vertx, Service.ROOM, services.loops())
        .completion();
  }

  private static void addRooms(RequestHandlers handlers, RoomParts parts) {
    var change = new ChangeRoomHandlers(parts);
    handlers
        .on(Method.CREATE_ROOM, CreateRoom.class, new CreateRoomHandler(parts))
        .on(Method.REMOVE_ROOM, RemoveRoom.class, new RemoveRoomHandler(parts))
        .on(Method.CHANGE_ROOM_ACCESS, ChangeRoomAccess.class, change::access)
        .on(Method.CHANGE_ROOM_HISTORY, ChangeRoomHistory.class, change::history)
        .on(Method.CHANGE_ROOM_NICKNAME, ChangeRoomNickname.class, change::nickname)
        .on(Method.CHANGE_ROOM_DESCRIPTION, ChangeRoomDescription.class, change::description);
  }

  private static void addMembers(RequestHandlers handlers, RoomParts parts, RequestStore requests) {
    var members = new MemberHandlers(parts);
    var bans = new BanHandlers(parts, members);
    handlers
        .on(Method.ENTER_ROOM, EnterRoom.class, new EnterRoomHandler(parts, requests))
        .on(Method.INVITE_TO_ROOM, InviteToRoom.class, new InviteToRoomHandler(parts, requests))
        .on(Method.LEAVE_ROOM, LeaveRoom.class, members::leave)
        .on(Method.REMOVE_USER_FROM_ROOM, RemoveUserFromRoom.class, members::remove)
        .on(Method.SET_ADMIN, SetAdmin.class, members::setAdmin)
        .on(Method.REMOVE_ADMIN, RemoveAdmin.class, members::removeAdmin)
        .on(Method.TRANSFER_ROOM, TransferRoom.class, members::transfer)
        .on(Method.BAN_USER_FROM_ROOM, BanUserFromRoom.class, bans::ban)
        .on(Method.UNBAN_USER_FROM_ROOM, UnbanUserFromRoom.class, bans::unban)
        .on(Method.GET_ROOM_BANS, GetRoomBans.class, bans::list);
  }

  private static void addLists(RequestHandlers handlers, RoomParts parts) {
    var info = new RoomInfoHandlers(parts);
    handlers
        .on(Method.GET_ROOM, GetRoom.class, info::get)
        .on(Method.GET_ROOM_ACCESS_TYPE, GetRoomAccessType.class, info::accessType)
        .on(Method.GET_ROOMS, GetRooms.class, new GetRoomsHandler(parts))
        .on(Method.GET_ROOM_MEMBERS, GetRoomMembers.class, new GetRoomMembersHandler(parts))
        .on(Method.SEARCH_ROOM, SearchRoom.class, new SearchRoomHandler(parts));
  }
}
