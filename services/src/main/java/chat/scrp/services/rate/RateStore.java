package chat.scrp.services.rate;

import chat.scrp.services.redis.RedisLink;
import chat.scrp.services.redis.RedisScript;
import chat.scrp.services.redis.Reply;
import io.vertx.core.Future;
import java.util.List;

/** The counters of all replicas: strings {@code {rate:<who>}:<class>}, gone when full again. */
final class RateStore {
  private static final RedisScript TAKE = RedisScript.load("rate_take");

  private final RedisLink redis;

  RateStore(RedisLink redis) {
    this.redis = redis;
  }

  /**
   * Takes up to {@code want}.
   *
   * @return how many there were; when there were none, the milliseconds until there is one, negated
   */
  Future<Long> take(String who, CostClass cost, Rate rate, int want) {
    return redis
        .run(
            TAKE,
            List.of("{rate:" + who + "}:" + cost.key()),
            rate.intervalMicros(),
            rate.burst(),
            want)
        .map(Reply::number);
  }
}
