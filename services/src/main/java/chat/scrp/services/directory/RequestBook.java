package chat.scrp.services.directory;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.model.RequestKind;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.redis.RedisLink;
import chat.scrp.services.redis.Reply;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where requests live: hash {@code {q:ID}} with {@code kind} (friend, room, invitation), {@code a}
 * (asker), {@code b} (subject; friend, invitation), {@code r} (room), {@code ms}. Only a hint: the
 * pair or room decides.
 */
public final class RequestBook {
  private final RedisLink redis;

  public RequestBook(RedisLink redis) {
    this.redis = redis;
  }

  /** A line of the book; {@code subject} and {@code room} are 0 where there is none. */
  public record Line(long id, RequestKind kind, long asker, long subject, long room, long ms) {}

  /** Notes a friend request, before it is made. */
  public Future<Response> noteFriendRequest(long id, long asker, long subject) {
    return redis.send(
        Request.cmd(Command.HSET)
            .arg(key(id))
            .arg("kind")
            .arg(RequestKind.FRIEND.wireName())
            .arg("a")
            .arg(asker)
            .arg("b")
            .arg(subject)
            .arg("ms")
            .arg(redis.redisNow()));
  }

  /** Looks a request up; fails with 410. */
  public Future<Line> find(long id) {
    return lines(List.of(id))
        .map(
            found -> {
              if (found.isEmpty()) {
                throw new ScrpError(ErrorCode.REQUEST_NOT_FOUND);
              }
              return found.get(0);
            });
  }

  /** Those of some requests that are in the book; one round trip. */
  public Future<List<Line>> lines(List<Long> ids) {
    List<Future<Response>> replies = new ArrayList<>();
    for (long id : ids) {
      Request get = Request.cmd(Command.HMGET).arg(key(id));
      List.of("kind", "a", "b", "r", "ms").forEach(get::arg);
      replies.add(redis.send(get));
    }
    return Future.all(replies)
        .map(
            all -> {
              List<Line> lines = new ArrayList<>();
              for (int i = 0; i < ids.size(); i++) {
                Line line = line(ids.get(i), replies.get(i).result());
                if (line != null) {
                  lines.add(line);
                }
              }
              return lines;
            });
  }

  /** Forgets a request that is closed. */
  public Future<Response> forget(long id) {
    return redis.send(Request.cmd(Command.DEL).arg(key(id)));
  }

  private static @Nullable Line line(long id, Response fields) {
    String kind = Reply.textOrNull(fields.get(0));
    if (kind == null) {
      return null;
    }
    return new Line(
        id,
        Objects.requireNonNull(RequestKind.of(kind)),
        Reply.number(fields.get(1), 0),
        Reply.number(fields.get(2), 0),
        Reply.number(fields.get(3), 0),
        Reply.number(fields.get(4), 0));
  }

  private static String key(long id) {
    return "{q:" + id + '}';
  }
}
