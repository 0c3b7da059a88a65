package chat.scrp.services.room;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.model.RequestKind;
import chat.scrp.protocol.model.Role;
import chat.scrp.protocol.model.RoomAccess;
import chat.scrp.protocol.request.InviteToRoom;
import chat.scrp.protocol.response.InviteToRoomResponse;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.RequestContext;
import chat.scrp.services.dispatch.RequestHandler;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.Entries;
import chat.scrp.services.log.EntryContext;
import chat.scrp.services.log.LogKeys;
import chat.scrp.services.room.RequestStore.Invited;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;

/**
 * INVITE_TO_ROOM, by the owner and the admins, in a public room by any member: 801 for others and
 * where there is no such room, 404 no such user, 408 a member already.
 */
final class InviteToRoomHandler implements RequestHandler<InviteToRoom> {
  private final RoomParts parts;
  private final RequestStore requests;

  InviteToRoomHandler(RoomParts parts, RequestStore requests) {
    this.parts = parts;
    this.requests = requests;
  }

  @Override
  public Future<InviteToRoomResponse> handle(InviteToRoom request, RequestContext context) {
    Caller caller = context.caller();
    return parts
        .permitted(
            request.roomId(),
            room ->
                parts
                    .rooms()
                    .view(room, caller.user())
                    .compose(view -> invite(room, view, request, caller)))
        .map(InviteToRoomResponse::new);
  }

  private Future<Long> invite(long room, RoomView view, InviteToRoom request, Caller caller) {
    if (!mayInvite(view)) {
      return Future.failedFuture(new ScrpError(ErrorCode.FORBIDDEN));
    }
    return parts
        .subject(request.subjectUserId())
        .compose(
            subject -> {
              if (subject == 0) {
                return Future.failedFuture(new ScrpError(ErrorCode.USER_NOT_FOUND));
              }
              return isBlocked(subject, caller)
                  .compose(blocked -> invite(room, view, subject, blocked, caller));
            });
  }

  private static boolean mayInvite(RoomView view) {
    return view.role() != null
        && (view.role() != Role.MEMBER || view.access() == RoomAccess.PUBLIC);
  }

  private Future<Boolean> isBlocked(long subject, Caller caller) {
    String pair = LogKeys.meta(ConversationKey.pair(subject, caller.user()));
    return parts
        .redis()
        .send(Request.cmd(Command.HGET).arg(pair).arg("b" + subject))
        .map(blocks -> blocks != null && blocks.toString().equals("1"));
  }

  private Future<Long> invite(
      long room, RoomView view, long subject, boolean blocked, Caller caller) {
    Future<Long> requestId = parts.ids().request();
    Future<Long> pushId = parts.ids().push();
    return Future.all(requestId, pushId)
        .compose(
            ready ->
                blocked
                    ? requests
                        .invite(room, caller, subject, requestId.result(), true)
                        .map(Invited::requestId)
                    : invite(room, view, subject, requestId.result(), pushId.result(), caller));
  }

  private Future<Long> invite(
      long room, RoomView view, long subject, long requestId, long pushId, Caller caller) {
    EntryContext names =
        EntryContext.ofUser(caller.user(), caller.userId(), null)
            .withRoom(room, view.id(), view.nickname());
    return requests
        .write(requestId, RequestKind.INVITATION, room, caller.user(), subject)
        .compose(
            written ->
                parts
                    .ownLog()
                    .prepare(
                        subject,
                        Entries.roomInvitation(
                            pushId, caller.connection(), caller.user(), subject, room, requestId),
                        names))
        .compose(
            prepared ->
                prepared.aroundIf(
                    requests.invite(room, caller, subject, requestId, false), Invited::isNew))
        .map(Invited::requestId);
  }
}
