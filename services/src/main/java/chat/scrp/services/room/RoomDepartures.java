package chat.scrp.services.room;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.model.LeaveReason;
import chat.scrp.protocol.model.RequestKind;
import chat.scrp.services.ServiceParts;
import chat.scrp.services.directory.RequestBook;
import chat.scrp.services.directory.UserIndexes;
import chat.scrp.services.directory.UserIndexes.Index;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.Gone;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.log.Entries;
import chat.scrp.services.log.EntryContext;
import chat.scrp.services.log.LogKeys;
import chat.scrp.services.redis.Reply;
import chat.scrp.services.room.MemberStore.Departure;
import chat.scrp.services.room.MemberStore.Estate;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Takes a user who is deleted out of all its rooms. A room that it owns passes to its
 * longest-serving admin, else its longest-serving member, else it is removed. Done twice, it does
 * no harm: DELETE_USER can be repeated after a failure.
 */
public final class RoomDepartures {
  private static final int ATTEMPTS = 3;

  private final RoomParts parts;
  private final RequestStore requests;

  /** For the current event loop. */
  public RoomDepartures(ServiceParts services) {
    this.parts = RoomParts.of(services);
    this.requests = new RequestStore(parts.redis(), parts.limits());
  }

  /**
   * Leaves all rooms.
   *
   * @param deletedPushId of USER_DELETED, the same for friends and room fellows
   */
  public Future<Void> leaveAll(Caller caller, long deletedPushId) {
    return parts
        .redis()
        .send(Request.cmd(Command.ZRANGE).arg(LogKeys.roomIndex(caller.user())).arg(0).arg(-1))
        .compose(
            index -> {
              List<Future<?>> departures = new ArrayList<>();
              index.forEach(
                  room ->
                      departures.add(leave(Reply.number(room), caller, deletedPushId, ATTEMPTS)));
              return Future.join(departures);
            })
        .compose(left -> closeRequests(caller))
        .mapEmpty();
  }

  /** Entry requests that the user has asked, and invitations to it. */
  private Future<?> closeRequests(Caller caller) {
    UserIndexes indexes = new UserIndexes(parts.redis());
    Future<List<Long>> asked = indexes.all(Index.ASKED, caller.user());
    Future<List<Long>> toDecide = indexes.all(Index.TO_DECIDE, caller.user());
    return Future.all(asked, toDecide)
        .compose(
            both -> {
              List<Long> all = new ArrayList<>(asked.result());
              all.addAll(toDecide.result());
              return new RequestBook(parts.redis()).lines(all);
            })
        .compose(
            lines -> {
              List<Future<?>> closed = new ArrayList<>();
              for (RequestBook.Line line : lines) {
                boolean mine = line.kind() == RequestKind.ROOM || line.subject() == caller.user();
                if (line.room() != 0 && mine) {
                  closed.add(parts.members().forget(line.room(), caller));
                  requests.forget(line.id(), line.asker(), line.subject());
                }
              }
              return Future.join(closed);
            });
  }

  private Future<?> leave(long room, Caller caller, long deletedPushId, int attempts) {
    return parts
        .members()
        .estate(room, caller.user())
        .compose(
            estate ->
                estate.isMember()
                    ? depart(room, estate, caller, deletedPushId).<Object>map(estate)
                    : parts.members().forget(room, caller).<Object>map(done -> done))
        .recover(failure -> again(failure, room, caller, deletedPushId, attempts));
  }

  private Future<Object> again(
      Throwable failure, long room, Caller caller, long deletedPushId, int attempts) {
    if (failure instanceof DoorChanged && attempts > 1) {
      return leave(room, caller, deletedPushId, attempts - 1).map(done -> done);
    }
    boolean isDone =
        failure instanceof ScrpError error && error.code() == ErrorCode.NOT_ROOM_MEMBER;
    if (isDone) {
      return Future.succeededFuture(failure);
    }
    return failure instanceof Gone
        ? parts.members().forget(room, caller).map(done -> done)
        : Future.failedFuture(failure);
  }

  private Future<Void> depart(long room, Estate estate, Caller caller, long deletedPushId) {
    Future<Long> firstPushId = parts.ids().push();
    Future<Long> secondPushId = parts.ids().push();
    Set<Long> heir = estate.heir() == 0 ? Set.of() : Set.of(estate.heir());
    Future<EntryContext> names = parts.lookup().names(heir, Set.of());
    return Future.all(firstPushId, secondPushId, names)
        .compose(
            ready -> {
              String connection = caller.connection();
              var entries =
                  new Departure(
                      Entries.roomRemoved(firstPushId.result(), connection),
                      Entries.roomOwnerChanged(firstPushId.result(), connection, estate.heir()),
                      Entries.userLeaveRoom(
                          secondPushId.result(), caller.user(), LeaveReason.DELETED, 0),
                      Entries.userDeleted(deletedPushId, connection, caller.user()));
              EntryContext context =
                  names
                      .result()
                      .withUser(caller.user(), caller.userId(), null)
                      .withRoom(room, estate.roomId(), null);
              return parts.members().depart(room, caller, estate.heir(), context, entries);
            })
        .compose(
            done ->
                estate.ends()
                    ? RemoveRoomHandler.release(parts, room, estate.roomId(), estate.nickname())
                    : Future.succeededFuture());
  }
}
