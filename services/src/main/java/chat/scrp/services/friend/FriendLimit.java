package chat.scrp.services.friend;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.services.directory.UserIndexes;
import chat.scrp.services.directory.UserIndexes.Index;
import chat.scrp.services.dispatch.ScrpError;
import io.vertx.core.Future;

/** How many friends a user may have. */
final class FriendLimit {
  private final PairStore pairs;
  private final UserIndexes indexes;
  private final int most;

  FriendLimit(PairStore pairs, UserIndexes indexes, int most) {
    this.pairs = pairs;
    this.indexes = indexes;
    this.most = most;
  }

  /** Fails with 412 when one of two who are about to become friends has too many. */
  Future<Void> check(long one, long other) {
    return Future.all(check(one), check(other)).mapEmpty();
  }

  /** The index has former friends too, so friends are counted only when it is long. */
  private Future<Void> check(long user) {
    return indexes
        .all(Index.PAIRS, user)
        .compose(
            known ->
                known.size() < most
                    ? Future.succeededFuture(0)
                    : pairs.friendsAmong(user, known).map(friends -> friends.size()))
        .map(
            friends -> {
              if (friends >= most) {
                throw new ScrpError(ErrorCode.LIMIT_REACHED);
              }
              return null;
            });
  }
}
