package chat.scrp.services.directory;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.services.dispatch.Gone;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.redis.RedisLinks;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * The only look-ups by name: {@code n:u:{ID}} and {@code n:r:{ID}} (strings) hold the numbers of
 * the living users and rooms. They are written by the scripts and commands that create and delete.
 *
 * <p>One for each event loop. What was found is remembered, as a future, so that requests that come
 * one behind the other also look up and go on one behind the other. A remembered number may belong
 * to nobody any more: the script that it is given to notices, the caller fails with {@link Gone},
 * and {@link #withUser} and {@link #withRoom} look again once.
 */
public final class Directory {
  private static final int MOST_REMEMBERED = 10_000;

  private final RedisLinks links;
  private final Names users = new Names();
  private final Names rooms = new Names();

  public Directory(RedisLinks links) {
    this.links = links;
  }

  public static String userKey(String userId) {
    return "n:u:{" + userId + '}';
  }

  public static String roomKey(String roomId) {
    return "n:r:{" + roomId + '}';
  }

  /** The number of a user; fails with 404. */
  public Future<Long> user(String userId) {
    return find(users, userKey(userId), ErrorCode.USER_NOT_FOUND);
  }

  /** The number of a room; fails with 405. */
  public Future<Long> room(String roomId) {
    return find(rooms, roomKey(roomId), ErrorCode.ROOM_NOT_FOUND);
  }

  /**
   * Does something with the number of a user; when it fails with {@link Gone}, with a fresh one.
   */
  public <T> Future<T> withUser(String userId, Function<Long, Future<T>> action) {
    return user(userId)
        .compose(action)
        .recover(
            failure -> {
              if (!(failure instanceof Gone)) {
                return Future.failedFuture(failure);
              }
              forgetUser(userId);
              return user(userId)
                  .compose(action)
                  .recover(again -> notFound(again, ErrorCode.USER_NOT_FOUND));
            });
  }

  /**
   * Does something with the number of a room; when it fails with {@link Gone}, with a fresh one.
   */
  public <T> Future<T> withRoom(String roomId, Function<Long, Future<T>> action) {
    return room(roomId)
        .compose(action)
        .recover(
            failure -> {
              if (!(failure instanceof Gone)) {
                return Future.failedFuture(failure);
              }
              forgetRoom(roomId);
              return room(roomId)
                  .compose(action)
                  .recover(again -> notFound(again, ErrorCode.ROOM_NOT_FOUND));
            });
  }

  public void forgetUser(String userId) {
    users.remove(userKey(userId));
  }

  public void forgetRoom(String roomId) {
    rooms.remove(roomKey(roomId));
  }

  private Future<Long> find(Names names, String key, ErrorCode unknown) {
    Future<Long> known = names.get(key);
    if (known != null) {
      return known;
    }
    // A future of its own: one that is bound to this request's context would hand its deadline to
    // all who find the number later.
    Promise<Long> promise = Promise.promise();
    Future<Long> asked = promise.future();
    names.put(key, asked);
    links
        .current()
        .send(Request.cmd(Command.GET).arg(key))
        .map(
            reply -> {
              Long number = reply == null ? null : reply.toLong();
              if (number == null) {
                throw new ScrpError(unknown);
              }
              return number;
            })
        .onComplete(promise);
    // Only what exists is remembered: who is missing now may sign up in a moment.
    asked.onFailure(failure -> names.remove(key, asked));
    return asked;
  }

  private static <T> Future<T> notFound(Throwable failure, ErrorCode code) {
    return Future.failedFuture(failure instanceof Gone ? new ScrpError(code) : failure);
  }

  private static final class Names extends LinkedHashMap<String, Future<Long>> {
    private static final long serialVersionUID = 1L;

    Names() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Future<Long>> eldest) {
      return size() > MOST_REMEMBERED;
    }
  }
}
