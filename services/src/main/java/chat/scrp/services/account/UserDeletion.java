package chat.scrp.services.account;

import chat.scrp.services.ServiceParts;
import chat.scrp.services.directory.Directory;
import chat.scrp.services.directory.Ids;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.friend.FriendDepartures;
import chat.scrp.services.presence.Presence;
import chat.scrp.services.redis.RedisLink;
import chat.scrp.services.room.RoomDepartures;
import chat.scrp.services.search.SearchIndex;
import chat.scrp.services.stats.Totals;
import chat.scrp.services.user.Profile;
import chat.scrp.services.user.UserStore;
import io.vertx.core.Future;
import java.time.Duration;

/**
 * Takes a user out of everything, once nobody can log in as it any more: it leaves rooms and
 * friends, then its ID is free, and the rest is forgotten. Each step can be done twice, so that a
 * deletion which the store interrupted can be ended later.
 */
public final class UserDeletion {
  private final UserStore users;
  private final Ids ids;
  private final Directory directory;
  private final RoomDepartures rooms;
  private final FriendDepartures friends;
  private final SearchIndex index;
  private final Totals totals;
  private final Presence presence;
  private final Duration formerIdLife;

  /** For the current event loop. */
  public UserDeletion(ServiceParts parts, UserStore users) {
    RedisLink redis = parts.links().current();
    this.users = users;
    this.ids = parts.ids().current();
    this.directory = parts.directories().current();
    this.rooms = new RoomDepartures(parts);
    this.friends = new FriendDepartures(redis);
    this.index = SearchIndex.ofUsers(redis);
    this.totals = parts.totals();
    this.presence = parts.presence();
    this.formerIdLife = parts.config().retention().formerId();
  }

  /** Ends a deletion that was begun. Fails with Gone when it has ended already. */
  public Future<Void> finish(Caller leaving) {
    return users
        .profile(leaving.user())
        .compose(
            profile ->
                ids.push()
                    .compose(
                        push ->
                            rooms
                                .leaveAll(leaving, push)
                                .compose(left -> friends.leaveAll(leaving, push)))
                    .compose(left -> forget(leaving, profile)));
  }

  private Future<Void> forget(Caller leaving, Profile profile) {
    return users
        .release(leaving.userId(), leaving.user())
        .compose(released -> forget(leaving, profile, released));
  }

  private Future<Void> forget(Caller leaving, Profile profile, boolean released) {
    directory.forgetUser(leaving.userId());
    return index
        .remove(leaving.userId(), profile.nickname())
        .compose(unlisted -> users.forgetAddresses(leaving.userId()))
        .compose(forgotten -> users.endDeletion(leaving.user(), leaving.userId(), formerIdLife))
        .compose(gone -> presence.leave(leaving.user(), leaving.connection()))
        .compose(gone -> presence.forgetEdges())
        .compose(gone -> released ? totals.users(-1) : Future.<Void>succeededFuture());
  }
}
