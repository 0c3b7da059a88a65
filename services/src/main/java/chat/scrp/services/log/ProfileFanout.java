package chat.scrp.services.log;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.services.dispatch.Gone;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.redis.RedisLink;
import chat.scrp.services.redis.RedisScript;
import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Tells a change of a user's profile to all whom it concerns: one entry with one push_id in the log
 * of each of its rooms, of each friendship, and in its own.
 */
public final class ProfileFanout {
  private static final RedisScript ROOM = RedisScript.load("room_event");
  private static final RedisScript PAIR = RedisScript.load("pair_event");

  /** One user may have thousands of conversations, and is not to keep others from Redis. */
  private static final int AT_A_TIME = 64;

  private final RedisLink redis;
  private final OwnLog ownLog;
  private final ConversationReader conversations;

  public ProfileFanout(RedisLink redis) {
    this.redis = redis;
    this.ownLog = new OwnLog(redis);
    this.conversations = new LogReader(redis);
  }

  /**
   * Appends an entry everywhere, a few conversations at a time.
   *
   * @param context knows the user; the rooms need no names
   */
  public Future<Void> append(long user, Entry entry, EntryContext context) {
    return conversations
        .conversations(user)
        .compose(all -> append(all.iterator(), user, entry, context));
  }

  private Future<Void> append(
      Iterator<ConversationKey> left, long user, Entry entry, EntryContext context) {
    if (!left.hasNext()) {
      return Future.succeededFuture();
    }
    List<Future<?>> appended = new ArrayList<>(AT_A_TIME);
    while (left.hasNext() && appended.size() < AT_A_TIME) {
      appended.add(append(left.next(), user, entry, context));
    }
    return Future.join(appended).compose(done -> append(left, user, entry, context));
  }

  private Future<?> append(
      ConversationKey conversation, long user, Entry entry, EntryContext context) {
    return switch (conversation.kind()) {
      case OWN -> ownLog.append(user, entry, context);
      case ROOM ->
          unlessVoid(
              redis.run(
                  ROOM,
                  List.of(
                      LogKeys.meta(conversation),
                      LogKeys.members(conversation),
                      LogKeys.log(conversation)),
                  user,
                  entry.json(),
                  context.json()));
      case PAIR ->
          unlessVoid(
              redis.run(
                  PAIR,
                  List.of(LogKeys.meta(conversation), LogKeys.log(conversation)),
                  user,
                  conversation.peerOf(user),
                  entry.json(),
                  context.json()));
    };
  }

  /** An index may hold too much: rooms that were left, users who are no friends. */
  private static Future<?> unlessVoid(Future<Response> appended) {
    return appended
        .map(ScriptAnswer::checked)
        .<Object>map(done -> done)
        .recover(
            failure ->
                failure instanceof Gone || isVoid(failure)
                    ? Future.succeededFuture(failure)
                    : Future.failedFuture(failure));
  }

  private static boolean isVoid(Throwable failure) {
    return failure instanceof ScrpError error
        && (error.code() == ErrorCode.NOT_ROOM_MEMBER || error.code() == ErrorCode.LIMIT_REACHED);
  }
}
