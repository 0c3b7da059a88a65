package chat.scrp.services.room;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.services.Limits;
import chat.scrp.services.ServiceParts;
import chat.scrp.services.directory.Directory;
import chat.scrp.services.directory.Ids;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.log.ContextLookup;
import chat.scrp.services.log.EntryContext;
import chat.scrp.services.log.OwnLog;
import chat.scrp.services.password.Passwords;
import chat.scrp.services.redis.RedisLink;
import chat.scrp.services.search.SearchIndex;
import chat.scrp.services.stats.Totals;
import io.vertx.core.Future;
import java.util.Set;
import java.util.function.Function;

/** What the handlers of rooms work with, on one event loop. */
record RoomParts(
    RedisLink redis,
    Limits limits,
    Directory directory,
    Ids ids,
    ContextLookup lookup,
    RoomStore rooms,
    MemberStore members,
    OwnLog ownLog,
    SearchIndex index,
    Passwords passwords,
    Totals totals) {

  /** The parts for the current event loop. */
  static RoomParts of(ServiceParts parts) {
    RedisLink redis = parts.links().current();
    Limits limits = parts.config().limits();
    return new RoomParts(
        redis,
        limits,
        parts.directories().current(),
        parts.ids().current(),
        new ContextLookup(redis),
        new RoomStore(redis),
        new MemberStore(redis, limits),
        new OwnLog(redis),
        SearchIndex.ofRooms(redis),
        parts.passwords().ofRooms(),
        parts.totals());
  }

  /** Does something with a room's number; 801 where there is no such room. */
  <T> Future<T> permitted(String roomId, Function<Long, Future<T>> action) {
    return directory
        .withRoom(roomId, action)
        .recover(
            failure ->
                Future.failedFuture(
                    is(failure, ErrorCode.ROOM_NOT_FOUND)
                        ? new ScrpError(ErrorCode.FORBIDDEN)
                        : failure));
  }

  /** The number of a user that exists, or 0: only one who may act is told that there is none. */
  Future<Long> subject(String userId) {
    return number(userId)
        .compose(
            user ->
                user == 0
                    ? Future.succeededFuture(0L)
                    : lookup
                        .names(Set.of(user), Set.of())
                        .compose(
                            names ->
                                names.userId(user) == null
                                    ? again(userId)
                                    : Future.succeededFuture(user)));
  }

  /** A remembered number can be that of a user who was deleted, and signed up again. */
  private Future<Long> again(String userId) {
    directory.forgetUser(userId);
    return number(userId);
  }

  private Future<Long> number(String userId) {
    return directory
        .user(userId)
        .recover(
            failure ->
                is(failure, ErrorCode.USER_NOT_FOUND)
                    ? Future.succeededFuture(0L)
                    : Future.failedFuture(failure));
  }

  static boolean is(Throwable failure, ErrorCode code) {
    return failure instanceof ScrpError error && error.code() == code;
  }

  /** The names in an entry of the caller's in a room. */
  static EntryContext context(Caller caller, long room, String roomId) {
    return EntryContext.ofUser(caller.user(), caller.userId(), null).withRoom(room, roomId, null);
  }
}
