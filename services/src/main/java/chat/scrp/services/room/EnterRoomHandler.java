package chat.scrp.services.room;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.Validation;
import chat.scrp.protocol.model.RequestKind;
import chat.scrp.protocol.model.RoomAccess;
import chat.scrp.protocol.request.EnterRoom;
import chat.scrp.protocol.response.EnterRoomResponse;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.RequestContext;
import chat.scrp.services.dispatch.RequestHandler;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.log.Entries;
import chat.scrp.services.log.EntryContext;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.Objects;
import java.util.Set;

/**
 * ENTER_ROOM (2.8): 405 no such room, 408 a member already, 801 banned; the rest by access type.
 */
final class EnterRoomHandler implements RequestHandler<EnterRoom> {
  private static final int ATTEMPTS = 3;

  private final RoomParts parts;
  private final RequestStore requests;

  EnterRoomHandler(RoomParts parts, RequestStore requests) {
    this.parts = parts;
    this.requests = requests;
  }

  @Override
  public Future<EnterRoomResponse> handle(EnterRoom request, RequestContext context) {
    return parts
        .directory()
        .withRoom(request.roomId(), room -> attempt(room, request, context.caller(), ATTEMPTS));
  }

  /** The room can change between the look and the entering; then all is looked at again. */
  private Future<EnterRoomResponse> attempt(
      long room, EnterRoom request, Caller caller, int attempts) {
    return parts
        .members()
        .door(room, caller.user())
        .compose(door -> pass(room, door, request, caller))
        .recover(
            failure ->
                failure instanceof DoorChanged && attempts > 1
                    ? attempt(room, request, caller, attempts - 1)
                    : Future.failedFuture(failure));
  }

  private Future<EnterRoomResponse> pass(long room, Door door, EnterRoom request, Caller caller) {
    if (door.access() == RoomAccess.PERMISSION) {
      return ask(room, door, request, caller);
    }
    return checkPassword(room, door, request, caller)
        .compose(right -> enter(room, door, request, caller));
  }

  private Future<Void> checkPassword(long room, Door door, EnterRoom request, Caller caller) {
    if (door.access() != RoomAccess.PASSWORD) {
      return Future.succeededFuture();
    }
    String password = request.roomPassword();
    if (password == null || !Validation.isPassword(password)) {
      return Future.failedFuture(new ScrpError(ErrorCode.INVALID_ROOM_PASSWORD));
    }
    return parts
        .members()
        .tryPassword(room, caller.user())
        .compose(counted -> compare(room, door, password, caller));
  }

  private Future<Void> compare(long room, Door door, String password, Caller caller) {
    return parts
        .passwords()
        .matches(password, door.password())
        .onFailure(unchecked -> parts.members().untryPassword(room, caller.user()))
        .compose(
            matches -> {
              if (!matches) {
                throw new ScrpError(ErrorCode.ID_PASSWORD_NOT_MATCH);
              }
              String attempts = RoomKeys.wrongPasswords(room, caller.user());
              return parts.redis().send(Request.cmd(Command.DEL).arg(attempts)).mapEmpty();
            });
  }

  private Future<EnterRoomResponse> enter(long room, Door door, EnterRoom request, Caller caller) {
    Future<Long> pushId = parts.ids().push();
    Future<EntryContext> names = parts.lookup().names(Set.of(caller.user()), Set.of());
    return Future.all(pushId, names)
        .compose(ready -> parts.members().indexRoom(caller.user(), room))
        .compose(
            indexed ->
                parts
                    .members()
                    .enter(
                        room,
                        caller,
                        door,
                        Entries.userEnterRoom(pushId.result(), caller.user()),
                        names.result().withRoom(room, request.roomId(), null)))
        .onSuccess(
            entered -> {
              if (door.pendingRequest() != null) {
                requests.forget(door.pendingRequest(), caller.user());
              }
            })
        .map(lastSeq -> new EnterRoomResponse(false, null, lastSeq));
  }

  private Future<EnterRoomResponse> ask(long room, Door door, EnterRoom request, Caller caller) {
    Long pending = door.pendingRequest();
    if (pending != null) {
      return Future.succeededFuture(new EnterRoomResponse(true, pending, null));
    }
    Future<Long> requestId = parts.ids().request();
    Future<Long> pushId = parts.ids().push();
    Future<EntryContext> names = parts.lookup().names(Set.of(caller.user()), Set.of());
    return Future.all(requestId, pushId, names)
        .compose(
            ready -> requests.write(requestId.result(), RequestKind.ROOM, room, caller.user(), 0))
        .compose(
            written ->
                requests.ask(
                    room,
                    caller,
                    Entries.enterRoomRequest(
                        pushId.result(), caller.connection(), caller.user(), requestId.result()),
                    names.result().withRoom(room, request.roomId(), null)))
        .map(asked -> new EnterRoomResponse(true, Objects.requireNonNull(asked), null));
  }
}
