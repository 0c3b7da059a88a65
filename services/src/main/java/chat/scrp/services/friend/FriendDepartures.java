package chat.scrp.services.friend;

import chat.scrp.protocol.model.RequestKind;
import chat.scrp.services.directory.RequestBook;
import chat.scrp.services.directory.RequestBook.Line;
import chat.scrp.services.directory.UserIndexes;
import chat.scrp.services.directory.UserIndexes.Index;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.Gone;
import chat.scrp.services.log.Entries;
import chat.scrp.services.log.EntryContext;
import chat.scrp.services.log.OwnLog;
import chat.scrp.services.log.PublishedWriter;
import chat.scrp.services.redis.RedisLink;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a user who is deleted away from its friends: they are told in their own logs, requests
 * between them are closed, and the private conversations are gone. Done twice, it does no harm.
 */
public final class FriendDepartures {
  private final RedisLink redis;
  private final PairStore pairs;
  private final UserIndexes indexes;
  private final RequestBook book;
  private final OwnLog ownLog;

  /** For the current event loop. */
  public FriendDepartures(RedisLink redis) {
    this.redis = redis;
    this.pairs = new PairStore(redis);
    this.indexes = new UserIndexes(redis);
    this.book = new RequestBook(redis);
    this.ownLog = new OwnLog(redis);
  }

  /**
   * Leaves all friends.
   *
   * @param deletedPushId of USER_DELETED, the same for friends and room fellows
   */
  public Future<Void> leaveAll(Caller caller, long deletedPushId) {
    return indexes
        .all(Index.PAIRS, caller.user())
        .compose(
            others -> {
              List<Future<?>> left = new ArrayList<>();
              others.forEach(other -> left.add(leave(caller, other, deletedPushId)));
              return Future.join(left);
            })
        .compose(left -> closeAsked(caller.user()));
  }

  private Future<Void> leave(Caller caller, long other, long deletedPushId) {
    return pairs
        .look(caller.user(), other)
        .compose(
            pair ->
                tell(caller, other, pair, deletedPushId)
                    .compose(told -> close(caller, pair, other)))
        .compose(closed -> pairs.delete(caller.user(), other))
        .compose(deleted -> indexes.remove(Index.PAIRS, other, caller.user()))
        .mapEmpty();
  }

  /** The kept push comes first, then the truth: it may be told in vain, but is never lost. */
  private Future<Void> tell(Caller caller, long other, PairState pair, long deletedPushId) {
    if (!pair.friends()) {
      return Future.succeededFuture();
    }
    return ownLog
        .append(
            other,
            Entries.userDeleted(deletedPushId, caller.connection(), caller.user()),
            EntryContext.ofUser(caller.user(), caller.userId(), null))
        .recover(
            failure ->
                failure instanceof Gone ? Future.succeededFuture() : Future.failedFuture(failure));
  }

  /** A request that the user has asked is closed for who could have decided it. */
  private Future<Void> close(Caller caller, PairState pair, long other) {
    PairState.PendingRequest pending = pair.pending();
    if (pending == null) {
      return Future.succeededFuture();
    }
    boolean asked = pending.asker() == caller.user();
    long decider = asked ? other : caller.user();
    Future<?> told =
        redis.send(
            Request.cmd(Command.PUBLISH)
                .arg(PublishedWriter.userChannel(decider))
                .arg(FriendRequests.closed(redis, decider, caller.connection(), pending.id())));
    return Future.join(
            told,
            indexes.remove(Index.TO_DECIDE, decider, pending.id()),
            indexes.remove(Index.ASKED, pending.asker(), pending.id()),
            book.forget(pending.id()))
        .mapEmpty();
  }

  /** Friend requests that were asked in vain. Those of rooms are closed by the rooms. */
  private Future<Void> closeAsked(long user) {
    return indexes
        .all(Index.ASKED, user)
        .compose(book::lines)
        .compose(
            lines -> {
              List<Future<?>> forgotten = new ArrayList<>();
              for (Line line : lines) {
                if (line.kind() == RequestKind.FRIEND) {
                  forgotten.add(book.forget(line.id()));
                }
              }
              return Future.join(forgotten).mapEmpty();
            });
  }
}
