package chat.scrp.services.friend;

import chat.scrp.protocol.Codec;
import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.model.FriendObject;
import chat.scrp.protocol.request.GetFriends;
import chat.scrp.protocol.response.GetFriendsResponse;
import chat.scrp.services.directory.UserIndexes;
import chat.scrp.services.directory.UserIndexes.Index;
import chat.scrp.services.dispatch.RequestContext;
import chat.scrp.services.dispatch.RequestHandler;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.message.ConversationSummaries;
import chat.scrp.services.message.ConversationSummaries.Summary;
import chat.scrp.services.user.Profile;
import chat.scrp.services.user.UserStore;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** GET_FRIENDS: in the order of their numbers, which do not change; the cursor is the last one. */
final class GetFriendsHandler implements RequestHandler<GetFriends> {
  /** An answer is at most 1 MiB; the rest is what is around the friends. */
  private static final int MOST_BYTES = 1_000_000;

  private final UserIndexes indexes;
  private final PairStore pairs;
  private final UserStore users;
  private final ConversationSummaries summaries;

  GetFriendsHandler(
      UserIndexes indexes, PairStore pairs, UserStore users, ConversationSummaries summaries) {
    this.indexes = indexes;
    this.pairs = pairs;
    this.users = users;
    this.summaries = summaries;
  }

  @Override
  public Future<GetFriendsResponse> handle(GetFriends request, RequestContext context) {
    long me = context.caller().user();
    long after = after(request.cursor());
    return indexes
        .all(Index.PAIRS, me)
        .map(known -> known.stream().filter(other -> other > after).sorted().toList())
        .compose(others -> pairs.friendsAmong(me, others))
        .compose(friends -> page(me, friends, request.limit()));
  }

  private Future<GetFriendsResponse> page(long me, List<Long> friends, int limit) {
    List<Long> page = friends.subList(0, Math.min(limit, friends.size()));
    Future<Map<Long, Profile>> profiles = users.profiles(page);
    Future<Map<Long, Summary>> conversations = summaries.ofPairs(me, page);
    return Future.all(profiles, conversations)
        .map(both -> cut(friends, page, profiles.result(), conversations.result()));
  }

  private static GetFriendsResponse cut(
      List<Long> friends,
      List<Long> page,
      Map<Long, Profile> profiles,
      Map<Long, Summary> conversations) {
    List<FriendObject> objects = new ArrayList<>();
    int bytes = 0;
    long last = 0;
    for (long friend : page) {
      Profile profile = profiles.get(friend);
      Summary conversation = conversations.get(friend);
      if (profile != null && conversation != null) {
        FriendObject object = object(profile, conversation);
        bytes += Codec.encode(object).length + 1;
        if (bytes > MOST_BYTES && !objects.isEmpty()) {
          break;
        }
        objects.add(object);
      }
      last = friend;
    }
    boolean more = last != 0 && last != friends.get(friends.size() - 1);
    return new GetFriendsResponse(objects, more ? Long.toString(last) : null);
  }

  private static FriendObject object(Profile profile, Summary conversation) {
    return new FriendObject(
        profile.id(),
        profile.nickname(),
        profile.description(),
        profile.signedUp(),
        profile.seen(),
        profile.mode(),
        conversation.lastSeq(),
        conversation.readSeq(),
        conversation.peerReadSeq(),
        conversation.lastMessage());
  }

  private static long after(@Nullable String cursor) {
    if (cursor == null) {
      return 0;
    }
    if (!cursor.matches("[1-9][0-9]{0,17}")) {
      throw new ScrpError(ErrorCode.INVALID_QUERY);
    }
    return Long.parseLong(cursor);
  }
}
