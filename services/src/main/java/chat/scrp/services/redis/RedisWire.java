package chat.scrp.services.redis;

import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisConnection;
import java.util.HashSet;
import java.util.Set;

/** One established connection, with what is known of it. */
final class RedisWire {
  private final Redis client;
  private final RedisConnection connection;
  private final Set<String> scripts = new HashSet<>();

  /** Commands written and not answered yet, those that nobody waits for any more included. */
  int unanswered;

  /** When the last answer came, or the first of the unanswered commands was written. */
  long heardNanos = System.nanoTime();

  RedisWire(Redis client, RedisConnection connection) {
    this.client = client;
    this.connection = connection;
  }

  RedisConnection connection() {
    return connection;
  }

  /** Notes that Redis knows a script; false when it did already. */
  boolean learns(RedisScript script) {
    return scripts.add(script.sha());
  }

  /** Ends it; what waits for an answer on it fails. */
  void close() {
    // Nobody waits for the end of a connection that was given up; the library logs its own
    // failures.
    client.close();
  }
}
