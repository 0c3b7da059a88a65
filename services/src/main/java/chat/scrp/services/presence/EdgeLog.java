package chat.scrp.services.presence;

import chat.scrp.services.redis.RedisLink;
import chat.scrp.services.redis.RedisScript;
import chat.scrp.services.redis.Reply;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.List;

/**
 * Who came and went lately, for replicas that miss a publish: stream {@code {lease}:e} under
 * numbers that have no hole; string {@code {lease}:n} holds the newest one.
 */
final class EdgeLog {
  private static final String NEWEST = "{lease}:n";
  private static final String EDGES = "{lease}:e";
  private static final int KEPT = 1000;
  private static final RedisScript TELL = RedisScript.load("edge_tell");

  /** Most edges that are read at one time. */
  static final int PAGE = 500;

  private EdgeLog() {}

  /** Publishes an edge, as JSON. */
  static Future<Response> tell(RedisLink redis, String edge) {
    return redis.run(TELL, List.of(NEWEST, EDGES), edge, KEPT);
  }

  /** The number of the newest edge, 0 before the first. */
  static Future<Long> newest(RedisLink redis) {
    return redis.send(Request.cmd(Command.GET).arg(NEWEST)).map(found -> Reply.number(found, 0));
  }

  /** Edges behind this number, oldest first; those that are not kept any more are left out. */
  static Future<Response> after(RedisLink redis, long number) {
    return redis.send(
        Request.cmd(Command.XRANGE)
            .arg(EDGES)
            .arg((number + 1) + "-0")
            .arg("+")
            .arg("COUNT")
            .arg(PAGE));
  }

  /** Forgets them all: somebody is deleted who may be in one. */
  static Future<Response> forget(RedisLink redis) {
    return redis.send(Request.cmd(Command.UNLINK).arg(EDGES));
  }
}
