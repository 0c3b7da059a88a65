package chat.scrp.services.room;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.model.LeaveReason;
import chat.scrp.protocol.request.LeaveRoom;
import chat.scrp.protocol.request.RemoveAdmin;
import chat.scrp.protocol.request.RemoveUserFromRoom;
import chat.scrp.protocol.request.SetAdmin;
import chat.scrp.protocol.request.TransferRoom;
import chat.scrp.protocol.response.Done;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.RequestContext;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.log.Entries;
import chat.scrp.services.log.Entry;
import chat.scrp.services.log.EntryContext;
import io.vertx.core.Future;
import io.vertx.redis.client.Response;

/**
 * Members and their roles. Except for LEAVE_ROOM: 801 where there is no such room and for those who
 * may not; only then, 409 about the subject.
 */
final class MemberHandlers {
  private final RoomParts parts;

  MemberHandlers(RoomParts parts) {
    this.parts = parts;
  }

  /** LEAVE_ROOM: 405 no such room, 409 not a member, 801 the owner. */
  Future<Done> leave(LeaveRoom request, RequestContext context) {
    Caller caller = context.caller();
    return parts
        .ids()
        .push()
        .map(id -> Entries.userLeaveRoom(id, caller.user(), LeaveReason.LEFT, 0))
        .compose(
            entry ->
                parts
                    .directory()
                    .withRoom(
                        request.roomId(),
                        room ->
                            parts
                                .members()
                                .leave(
                                    room,
                                    caller,
                                    entry,
                                    RoomParts.context(caller, room, request.roomId()))))
        .map(done -> new Done());
  }

  /** REMOVE_USER_FROM_ROOM (2.12): the owner anyone else, admins general members. */
  Future<Done> remove(RemoveUserFromRoom request, RequestContext context) {
    Caller caller = context.caller();
    return change(
        request.roomId(),
        request.subjectUserId(),
        caller,
        (pushId, subject) ->
            Entries.userLeaveRoom(pushId, subject, LeaveReason.REMOVED, caller.user()),
        (room, subject, entry, names) ->
            parts.members().remove(room, caller, subject, false, entry, names));
  }

  /** SET_ADMIN (2.13): by the owner. */
  Future<Done> setAdmin(SetAdmin request, RequestContext context) {
    Caller caller = context.caller();
    return change(
        request.roomId(),
        request.subjectUserId(),
        caller,
        (pushId, subject) ->
            Entries.appointedAsAdmin(pushId, caller.connection(), caller.user(), subject),
        (room, subject, entry, names) ->
            parts.members().setAdmin(room, caller, subject, entry, names));
  }

  /** REMOVE_ADMIN (2.14): by the owner. */
  Future<Done> removeAdmin(RemoveAdmin request, RequestContext context) {
    Caller caller = context.caller();
    return change(
        request.roomId(),
        request.subjectUserId(),
        caller,
        (pushId, subject) ->
            Entries.dismissedAsAdmin(pushId, caller.connection(), caller.user(), subject),
        (room, subject, entry, names) ->
            parts.members().removeAdmin(room, caller, subject, entry, names));
  }

  /** TRANSFER_ROOM: by the owner, to a member; 404 no such user. */
  Future<Done> transfer(TransferRoom request, RequestContext context) {
    Caller caller = context.caller();
    return change(
        request.roomId(),
        request.subjectUserId(),
        caller,
        (pushId, subject) -> Entries.roomOwnerChanged(pushId, caller.connection(), subject),
        (room, subject, entry, names) ->
            parts
                .members()
                .transfer(room, caller, subject, entry, names)
                .recover(failure -> Future.failedFuture(orNotFound(subject, failure))));
  }

  /** The entry that tells of a change. */
  interface ChangeEntry {
    Entry of(long pushId, long subject);
  }

  /** Carries a change out. */
  interface Change {
    Future<Response> on(long room, long subject, Entry entry, EntryContext names);
  }

  /** Looks up the subject (0 for none), takes a push_id, changes and tells the members. */
  Future<Done> change(
      String roomId, String subjectId, Caller caller, ChangeEntry entry, Change change) {
    Future<Long> subject = parts.subject(subjectId);
    Future<Long> pushId = parts.ids().push();
    return Future.all(subject, pushId)
        .compose(
            ready ->
                parts.permitted(
                    roomId,
                    room ->
                        change.on(
                            room,
                            subject.result(),
                            entry.of(pushId.result(), subject.result()),
                            RoomParts.context(caller, room, roomId)
                                .withUser(subject.result(), subjectId, null))))
        .map(done -> new Done());
  }

  /** One who may act is told that there is no such user at all. */
  static Throwable orNotFound(long subject, Throwable failure) {
    return subject == 0 && RoomParts.is(failure, ErrorCode.NOT_ROOM_MEMBER)
        ? new ScrpError(ErrorCode.USER_NOT_FOUND)
        : failure;
  }
}
