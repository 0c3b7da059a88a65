package chat.scrp.services.friend;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.request.BlockUser;
import chat.scrp.protocol.request.GetBlockedUsers;
import chat.scrp.protocol.request.UnblockUser;
import chat.scrp.protocol.response.Done;
import chat.scrp.protocol.response.GetBlockedUsersResponse;
import chat.scrp.services.Limits;
import chat.scrp.services.directory.Directory;
import chat.scrp.services.directory.Ids;
import chat.scrp.services.directory.Names;
import chat.scrp.services.directory.UserIndexes;
import chat.scrp.services.directory.UserIndexes.Index;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.Gone;
import chat.scrp.services.dispatch.RequestContext;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.log.Entries;
import chat.scrp.services.log.EntryContext;
import chat.scrp.services.redis.RedisLink;
import chat.scrp.services.user.Profile;
import chat.scrp.services.user.UserStore;
import io.vertx.core.Future;

/** BLOCK_USER, UNBLOCK_USER and GET_BLOCKED_USERS. */
final class BlockHandlers {
  private final RedisLink redis;
  private final Directory directory;
  private final Names names;
  private final Ids ids;
  private final PairStore pairs;
  private final UserIndexes indexes;
  private final FriendRequests requests;
  private final UserStore users;
  private final Limits limits;

  BlockHandlers(
      RedisLink redis,
      Directory directory,
      Names names,
      Ids ids,
      PairStore pairs,
      UserIndexes indexes,
      FriendRequests requests,
      UserStore users,
      Limits limits) {
    this.redis = redis;
    this.directory = directory;
    this.names = names;
    this.ids = ids;
    this.pairs = pairs;
    this.indexes = indexes;
    this.requests = requests;
    this.users = users;
    this.limits = limits;
  }

  Future<Done> block(BlockUser request, RequestContext context) {
    Caller caller = context.caller();
    return directory
        .withUser(request.userId(), other -> PairChanged.untilStable(() -> block(caller, other)))
        .map(blocked -> new Done());
  }

  private Future<Void> block(Caller caller, long other) {
    long me = caller.user();
    if (other == me) {
      return Future.failedFuture(new ScrpError(ErrorCode.FORBIDDEN));
    }
    return FriendRequests.context(names, me, other)
        .compose(
            both ->
                both.users().size() < 2 ? Future.failedFuture(new Gone()) : index(me, other, both))
        .compose(both -> pairs.look(me, other).compose(pair -> block(caller, other, pair, both)));
  }

  private Future<EntryContext> index(long me, long other, EntryContext both) {
    return indexes.add(Index.BLOCKED, me, other, limits.blockedUsers()).map(both);
  }

  private Future<Void> block(Caller caller, long other, PairState pair, EntryContext both) {
    long me = caller.user();
    PairState.PendingRequest pending = pair.pending();
    String closed = "";
    if (pending != null) {
      long decider = pending.asker() == me ? other : me;
      closed = FriendRequests.closed(redis, decider, caller.connection(), pending.id());
    }
    String closing = closed;
    return ids.push()
        .compose(
            push ->
                pairs.block(
                    me,
                    other,
                    pending == null ? "" : pending.raw(),
                    closing,
                    Entries.friendRemoved(push, caller.connection(), me, other),
                    both))
        .compose(
            blocked -> {
              if (pending == null) {
                return Future.succeededFuture();
              }
              long decider = pending.asker() == me ? other : me;
              return requests.forget(decider, pending.asker(), pending.id());
            });
  }

  Future<Done> unblock(UnblockUser request, RequestContext context) {
    long me = context.caller().user();
    return directory
        .withUser(request.userId(), other -> unblock(me, other))
        .map(removed -> new Done());
  }

  private Future<Void> unblock(long me, long other) {
    if (other == me) {
      return Future.failedFuture(new ScrpError(ErrorCode.FORBIDDEN));
    }
    return users
        .profile(other)
        .compose(living -> pairs.unblock(me, other))
        .compose(unblocked -> indexes.remove(Index.BLOCKED, me, other))
        .mapEmpty();
  }

  Future<GetBlockedUsersResponse> getBlockedUsers(GetBlockedUsers request, RequestContext context) {
    long me = context.caller().user();
    return indexes
        .all(Index.BLOCKED, me)
        .compose(indexed -> pairs.blockedAmong(me, indexed))
        .compose(users::profiles)
        .map(
            found ->
                new GetBlockedUsersResponse(found.values().stream().map(Profile::object).toList()));
  }
}
