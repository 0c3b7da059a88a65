package chat.scrp.services.stats;

import static java.lang.System.Logger.Level.WARNING;

import chat.scrp.services.redis.RedisLinks;
import chat.scrp.services.redis.RedisScript;
import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import java.util.List;

/**
 * The cluster's counts of users, rooms and who is online, with their peaks: hash {@code
 * {count}:totals} with {@code users}, {@code max_users} and so on.
 */
public final class Totals {
  static final String KEY = "{count}:totals";
  private static final System.Logger LOG = System.getLogger(Totals.class.getName());
  private static final RedisScript ADD = RedisScript.load("totals_add");
  private static final RedisScript ONLINE = RedisScript.load("totals_online");
  private static final RedisScript START = RedisScript.load("totals_start");

  private final RedisLinks links;

  public Totals(RedisLinks links) {
    this.links = links;
  }

  /** A user signed up (1) or was deleted (-1). Never fails: what was counted has happened. */
  public Future<Void> users(int change) {
    return add("users", change);
  }

  /** A room was created (1) or removed (-1). Never fails: what was counted has happened. */
  public Future<Void> rooms(int change) {
    return add("rooms", change);
  }

  /** Takes over the number of users online, which was counted. */
  Future<Response> setOnline(long count) {
    return links.current().run(ONLINE, List.of(KEY), count);
  }

  /** Begins the peaks anew. */
  Future<Response> start() {
    return links.current().run(START, List.of(KEY));
  }

  private Future<Void> add(String field, int change) {
    return links
        .current()
        .run(ADD, List.of(KEY), field, change)
        .onFailure(e -> LOG.log(WARNING, "{0} not counted: {1}", field, e.getMessage()))
        .otherwiseEmpty()
        .mapEmpty();
  }
}
