package chat.scrp.services.presence;

import chat.scrp.services.redis.RedisLinks;
import chat.scrp.services.redis.RedisScript;
import chat.scrp.services.redis.Reply;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.Collection;
import java.util.List;

/**
 * Which replicas live, and who is connected to them: zset {@code {lease}} holds each replica by the
 * end of its lease (ms by the clock of Redis), set {@code {lease}:u:<replica>} the numbers of its
 * users.
 */
final class Leases {
  private static final String KEY = "{lease}";
  private static final RedisScript RENEW = RedisScript.load("lease_renew");
  private static final RedisScript END = RedisScript.load("lease_end");
  private static final RedisScript EXPIRED = RedisScript.load("lease_expired");
  private static final RedisScript USERS = RedisScript.load("lease_users");

  private final RedisLinks links;

  Leases(RedisLinks links) {
    this.links = links;
  }

  /** Renews; answers how many users are noted for the replica, or -1 when its lease was over. */
  Future<Long> renew(String replica, long forMs) {
    return links
        .current()
        .run(RENEW, List.of(KEY, users(replica)), replica, forMs)
        .map(Reply::number);
  }

  /** Forgets a replica whose lease is over (or that says so itself) and that has no users left. */
  Future<Boolean> end(String replica, boolean itself) {
    return links
        .current()
        .run(END, List.of(KEY, users(replica)), replica, itself ? 1 : 0)
        .map(done -> Reply.number(done) == 1);
  }

  /** The replicas whose lease is over. */
  Future<List<String>> expired() {
    return links.current().run(EXPIRED, List.of(KEY)).map(Reply::texts);
  }

  /** Some users of a replica, as long as its lease is over. */
  Future<List<Long>> usersOfExpired(String replica, int most) {
    return links
        .current()
        .run(USERS, List.of(KEY, users(replica)), replica, most)
        .map(found -> found.stream().map(Reply::number).toList());
  }

  Future<Response> add(String replica, Collection<Long> numbers) {
    return change(Command.SADD, replica, numbers);
  }

  Future<Response> remove(String replica, Collection<Long> numbers) {
    return change(Command.SREM, replica, numbers);
  }

  private Future<Response> change(Command command, String replica, Collection<Long> numbers) {
    Request request = Request.cmd(command).arg(users(replica));
    numbers.forEach(number -> request.arg(number.longValue()));
    return links.current().send(request);
  }

  private static String users(String replica) {
    return KEY + ":u:" + replica;
  }
}
