package chat.scrp.services.presence;

import chat.scrp.services.redis.RedisLinks;
import chat.scrp.services.redis.RedisScript;
import chat.scrp.services.redis.Reply;
import io.vertx.core.Future;
import java.util.List;

/**
 * The live connections of users: hash {@code {u:N}:c}, connection to {@code session ms}. A user is
 * online while there is one. All methods answer whether the user came online or went offline by it.
 */
final class LiveConnections {
  private static final RedisScript CLOSE = RedisScript.load("connection_close");
  private static final RedisScript SWEEP = RedisScript.load("connection_sweep");
  private static final RedisScript RESTORE = RedisScript.load("connection_restore");

  private final RedisLinks links;

  LiveConnections(RedisLinks links) {
    this.links = links;
  }

  /**
   * Forgets a connection; does nothing when it is forgotten already.
   *
   * @param ending the session that ends with it, or "" when none does
   */
  Future<Boolean> close(long user, String connection, String ending) {
    return changed(CLOSE, keys(user), connection, ending);
  }

  /** Forgets all connections of a replica that died. */
  Future<Boolean> sweep(long user, String replica) {
    String key = "{u:" + user + '}';
    return changed(SWEEP, List.of(key, key + ":c"), replica + '.');
  }

  /** Notes a connection again that others took for dead. */
  Future<Boolean> restore(long user, String connection, String session) {
    return changed(RESTORE, keys(user), connection, session);
  }

  private Future<Boolean> changed(RedisScript script, List<String> keys, Object... args) {
    return links.current().run(script, keys, args).map(reply -> Reply.number(reply) == 1);
  }

  private static List<String> keys(long user) {
    String key = "{u:" + user + '}';
    return List.of(key, key + ":s", key + ":c");
  }
}
