package chat.scrp.services.friend;

import chat.scrp.protocol.Method;
import chat.scrp.protocol.request.AddFriend;
import chat.scrp.protocol.request.BlockUser;
import chat.scrp.protocol.request.GetBlockedUsers;
import chat.scrp.protocol.request.GetFriends;
import chat.scrp.protocol.request.RemoveFriend;
import chat.scrp.protocol.request.UnblockUser;
import chat.scrp.services.Limits;
import chat.scrp.services.ServiceParts;
import chat.scrp.services.directory.Directory;
import chat.scrp.services.directory.Ids;
import chat.scrp.services.directory.Names;
import chat.scrp.services.directory.RequestBook;
import chat.scrp.services.directory.UserIndexes;
import chat.scrp.services.dispatch.RequestHandlers;
import chat.scrp.services.message.ConversationSummaries;
import chat.scrp.services.redis.RedisLink;
import chat.scrp.services.user.UserStore;

/** The methods about friends, on one event loop. */
public final class FriendMethods {
  private final FriendRequests requests;
  private final FriendHandlers friends;
  private final BlockHandlers blocks;
  private final GetFriendsHandler getFriends;

  /** For the current event loop. */
  public FriendMethods(ServiceParts parts, UserStore users) {
    RedisLink redis = parts.links().current();
    Limits limits = parts.config().limits();
    Directory directory = parts.directories().current();
    Ids ids = parts.ids().current();
    Names names = new Names(parts.links());
    PairStore pairs = new PairStore(redis);
    UserIndexes indexes = new UserIndexes(redis);
    FriendLimit limit = new FriendLimit(pairs, indexes, limits.friends());
    this.requests =
        new FriendRequests(redis, pairs, indexes, new RequestBook(redis), names, ids, limit);
    this.friends = new FriendHandlers(directory, names, ids, pairs, indexes, requests, limits);
    this.blocks =
        new BlockHandlers(redis, directory, names, ids, pairs, indexes, requests, users, limits);
    this.getFriends =
        new GetFriendsHandler(indexes, pairs, users, new ConversationSummaries(redis));
  }

  /** Friend requests, for who decides requests of all kinds. */
  public FriendRequests requests() {
    return requests;
  }

  public void addTo(RequestHandlers handlers) {
    handlers
        .on(Method.ADD_FRIEND, AddFriend.class, friends::addFriend)
        .on(Method.REMOVE_FRIEND, RemoveFriend.class, friends::removeFriend)
        .on(Method.GET_FRIENDS, GetFriends.class, getFriends)
        .on(Method.BLOCK_USER, BlockUser.class, blocks::block)
        .on(Method.UNBLOCK_USER, UnblockUser.class, blocks::unblock)
        .on(Method.GET_BLOCKED_USERS, GetBlockedUsers.class, blocks::getBlockedUsers);
  }
}
