package chat.scrp.services.log;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.services.dispatch.Gone;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.redis.RedisLink;
import chat.scrp.services.redis.RedisScript;
import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells a change of a user's profile to all whom it concerns: one entry with one push_id in the log
 * of each of its rooms, of each friendship, and in its own.
 */
public final class ProfileFanout {
  private static final RedisScript ROOM = RedisScript.load("room_event");
  private static final RedisScript PAIR = RedisScript.load("pair_event");

  private final RedisLink redis;
  private final OwnLog ownLog;
  private final ConversationReader conversations;

  public ProfileFanout(RedisLink redis) {
    this.redis = redis;
    this.ownLog = new OwnLog(redis);
    this.conversations = new LogReader(redis);
  }

  /**
   * Appends an entry everywhere; one batch.
   *
   * @param context knows the user; the rooms need no names
   */
  public Future<Void> append(long user, Entry entry, EntryContext context) {
    return conversations
        .conversations(user)
        .compose(
            all -> {
              List<Future<?>> appended = new ArrayList<>(all.size());
              for (ConversationKey conversation : all) {
                appended.add(append(conversation, user, entry, context));
              }
              return Future.join(appended).mapEmpty();
            });
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
