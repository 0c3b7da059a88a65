package chat.scrp.services.directory;

import chat.scrp.services.log.ScriptAnswer;
import chat.scrp.services.redis.RedisLink;
import chat.scrp.services.redis.RedisScript;
import chat.scrp.services.redis.Reply;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;

/**
 * Indexes of a user (zsets {@code {u:N}:p} and so on, by ms): written before the truth, so that
 * they may hold too much and never too little. Readers check what they find.
 */
public final class UserIndexes {
  private static final RedisScript ADD = RedisScript.load("user_index_add");

  /** What is indexed. */
  public enum Index {
    /** Pairs, by the number of the other user. */
    PAIRS('p'),
    /** Requests that the user may decide. */
    TO_DECIDE('q'),
    /** Requests that the user has asked. */
    ASKED('t'),
    /** Users that the user blocks. */
    BLOCKED('b');

    private final char part;

    Index(char part) {
      this.part = part;
    }

    String key(long user) {
      return "{u:" + user + "}:" + part;
    }
  }

  private final RedisLink redis;

  public UserIndexes(RedisLink redis) {
    this.redis = redis;
  }

  /**
   * Adds a number; fails with 412 when the index is full.
   *
   * @param most 0 for no limit
   */
  public Future<Response> add(Index index, long user, long number, int most) {
    return redis
        .run(ADD, List.of("{u:" + user + '}', index.key(user)), number, most)
        .map(ScriptAnswer::checked);
  }

  /** Takes a number out. It does no harm when that fails. */
  public Future<Response> remove(Index index, long user, long number) {
    return redis.send(Request.cmd(Command.ZREM).arg(index.key(user)).arg(number));
  }

  /** All numbers, the oldest first. */
  public Future<List<Long>> all(Index index, long user) {
    return redis
        .send(Request.cmd(Command.ZRANGE).arg(index.key(user)).arg(0).arg(-1))
        .map(found -> found.stream().map(Reply::number).toList());
  }
}
