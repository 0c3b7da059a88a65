package chat.scrp.services.room;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.request.ChangeRoomAccess;
import chat.scrp.protocol.request.ChangeRoomDescription;
import chat.scrp.protocol.request.ChangeRoomHistory;
import chat.scrp.protocol.request.ChangeRoomNickname;
import chat.scrp.protocol.response.Done;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.RequestContext;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.log.Entries;
import chat.scrp.services.log.Entry;
import io.vertx.core.Future;

/** What a room is like: 801 where there is no such room and for those who may not. */
final class ChangeRoomHandlers {
  private static final String OWNER = "o";
  private static final String OWNER_AND_ADMINS = "oa";

  private final RoomParts parts;

  ChangeRoomHandlers(RoomParts parts) {
    this.parts = parts;
  }

  /** CHANGE_ROOM_ACCESS (2.10): by the owner. Only the owner makes the server hash a password. */
  Future<Done> access(ChangeRoomAccess request, RequestContext context) {
    Caller caller = context.caller();
    String password = request.roomPassword();
    int access = request.roomAccessType().number();
    Future<String> hash =
        password == null
            ? Future.succeededFuture("")
            : parts
                .permitted(request.roomId(), room -> parts.rooms().role(room, caller.user()))
                .compose(role -> hashFor(role, password));
    return hash.compose(
            pw ->
                parts
                    .ids()
                    .push()
                    .map(
                        id ->
                            Entries.roomAccessChanged(
                                id, caller.connection(), request.roomAccessType()))
                    .compose(
                        entry ->
                            change(
                                request.roomId(),
                                caller,
                                OWNER,
                                entry,
                                "access",
                                access,
                                "pw",
                                pw)))
        .map(old -> new Done());
  }

  private Future<String> hashFor(String role, String password) {
    return role.equals(OWNER)
        ? parts.passwords().hash(password)
        : Future.failedFuture(new ScrpError(ErrorCode.FORBIDDEN));
  }

  /** CHANGE_ROOM_HISTORY: by the owner. */
  Future<Done> history(ChangeRoomHistory request, RequestContext context) {
    Caller caller = context.caller();
    return parts
        .ids()
        .push()
        .map(id -> Entries.roomHistoryChanged(id, caller.connection(), request.roomHistory()))
        .compose(
            entry ->
                change(
                    request.roomId(), caller, OWNER, entry, "hist", request.roomHistory().number()))
        .map(old -> new Done());
  }

  /** CHANGE_ROOM_NICKNAME (2.11): by the owner and the admins. */
  Future<Done> nickname(ChangeRoomNickname request, RequestContext context) {
    Caller caller = context.caller();
    String roomId = request.roomId();
    String nickname = request.newRoomNickname();
    return parts
        .permitted(roomId, room -> parts.rooms().role(room, caller.user()))
        .compose(
            role ->
                role.isEmpty() || !OWNER_AND_ADMINS.contains(role)
                    ? Future.failedFuture(new ScrpError(ErrorCode.FORBIDDEN))
                    : parts.index().addNickname(roomId, nickname))
        .compose(indexed -> parts.ids().push())
        .map(id -> Entries.roomNicknameChanged(id, caller.connection(), nickname))
        .compose(entry -> change(roomId, caller, OWNER_AND_ADMINS, entry, "nick", nickname))
        .compose(old -> parts.index().removeNickname(roomId, old, nickname))
        .map(done -> new Done());
  }

  /** CHANGE_ROOM_DESCRIPTION (2.18): by the owner and the admins. */
  Future<Done> description(ChangeRoomDescription request, RequestContext context) {
    Caller caller = context.caller();
    String description = request.newRoomDescription();
    return parts
        .ids()
        .push()
        .map(id -> Entries.roomDescriptionChanged(id, caller.connection(), description))
        .compose(
            entry -> change(request.roomId(), caller, OWNER_AND_ADMINS, entry, "desc", description))
        .map(old -> new Done());
  }

  private Future<String> change(
      String roomId, Caller caller, String roles, Entry entry, Object... fields) {
    return parts.permitted(
        roomId,
        room ->
            parts
                .rooms()
                .change(
                    room,
                    caller.user(),
                    roles,
                    entry,
                    RoomParts.context(caller, room, roomId),
                    fields));
  }
}
