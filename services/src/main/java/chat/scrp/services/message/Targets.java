package chat.scrp.services.message;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.model.Target;
import chat.scrp.services.directory.Directory;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.Gone;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.LogKeys;
import chat.scrp.services.redis.RedisLink;
import chat.scrp.services.redis.Reply;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.function.Function;

/** Finds the conversation that a request names: 404 or 405 where there is no such user or room. */
final class Targets {
  private final Directory directory;
  private final RedisLink redis;

  Targets(Directory directory, RedisLink redis) {
    this.directory = directory;
    this.redis = redis;
  }

  /** Does something in the room or private conversation that a target names. */
  <T> Future<T> in(Target target, Caller caller, Function<Conversation, Future<T>> action) {
    String roomId = target.roomId();
    String userId = target.userId();
    if (roomId != null) {
      return inRoom(roomId, caller, action);
    }
    return userId == null
        ? Future.failedFuture(new IllegalArgumentException("no target"))
        : withUser(userId, caller, action);
  }

  <T> Future<T> inRoom(String roomId, Caller caller, Function<Conversation, Future<T>> action) {
    return directory.withRoom(
        roomId, room -> action.apply(new Conversation(caller, ConversationKey.room(room), roomId)));
  }

  <T> Future<T> withUser(String userId, Caller caller, Function<Conversation, Future<T>> action) {
    return directory.withUser(
        userId,
        user ->
            action
                .apply(new Conversation(caller, ConversationKey.pair(caller.user(), user), userId))
                .recover(failure -> unlessDeleted(user, failure)));
  }

  /**
   * The script of a pair cannot see that the other was deleted: to it, they are just no friends.
   */
  private <T> Future<T> unlessDeleted(long user, Throwable failure) {
    if (!(failure instanceof ScrpError error) || error.code() != ErrorCode.FORBIDDEN) {
      return Future.failedFuture(failure);
    }
    String key = LogKeys.meta(ConversationKey.own(user));
    return redis
        .send(Request.cmd(Command.HEXISTS).arg(key).arg("id"))
        .compose(exists -> Future.failedFuture(Reply.number(exists) == 1 ? failure : new Gone()));
  }
}
