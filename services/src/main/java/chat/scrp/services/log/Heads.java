package chat.scrp.services.log;

import chat.scrp.services.redis.RedisLink;
import chat.scrp.services.redis.RedisScript;
import chat.scrp.services.redis.Reply;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The newest entry that this replica saw of each conversation, to notice a store that came back
 * with less than it had. Noted from any thread; of very many conversations, those that nothing
 * happens in are forgotten first.
 *
 * <p>An entry is known by its push ID too, since the log may have grown again before anybody looks.
 */
public final class Heads {
  private static final RedisScript CHECK = RedisScript.load("log_check");
  private static final int MOST = 50_000;
  private static final int CHECKED_AT_ONCE = 200;

  private volatile Map<ConversationKey, Head> recent = new ConcurrentHashMap<>();
  private volatile Map<ConversationKey, Head> older = Map.of();

  private record Head(long position, long pushId) {
    Head or(Head other) {
      boolean says =
          position == other.position ? pushId == 0 : Position.isBefore(position, other.position);
      return says ? other : this;
    }
  }

  /** There is an entry at this position; its push ID, or 0 where that is not known. */
  public void note(ConversationKey conversation, long position, long pushId) {
    if (position == Position.START) {
      return;
    }
    Map<ConversationKey, Head> map = recent;
    map.merge(conversation, new Head(position, pushId), Head::or);
    if (map.size() > MOST) {
      turn(map);
    }
  }

  private synchronized void turn(Map<ConversationKey, Head> full) {
    if (recent == full) {
      older = full;
      recent = new ConcurrentHashMap<>();
    }
  }

  /** The store is another one: what was seen before is no measure for it. */
  public synchronized void forgetAll() {
    older = Map.of();
    recent = new ConcurrentHashMap<>();
  }

  /** Whether the store still has all of them. Fails when it does not answer. */
  public Future<Boolean> areThere(RedisLink redis) {
    Map<ConversationKey, Head> all = new HashMap<>(older);
    recent.forEach((conversation, head) -> all.merge(conversation, head, Head::or));
    return areThere(redis, all.entrySet().iterator());
  }

  private Future<Boolean> areThere(
      RedisLink redis, Iterator<Map.Entry<ConversationKey, Head>> rest) {
    List<Future<Long>> some = new ArrayList<>();
    while (rest.hasNext() && some.size() < CHECKED_AT_ONCE) {
      Map.Entry<ConversationKey, Head> next = rest.next();
      some.add(check(redis, next.getKey(), next.getValue()));
    }
    if (some.isEmpty()) {
      return Future.succeededFuture(true);
    }
    return Future.all(some)
        .compose(
            checked ->
                checked.<Long>list().contains(0L)
                    ? Future.succeededFuture(false)
                    : areThere(redis, rest));
  }

  private static Future<Long> check(RedisLink redis, ConversationKey conversation, Head head) {
    return redis
        .run(
            CHECK,
            List.of(LogKeys.meta(conversation), LogKeys.log(conversation)),
            Position.text(head.position()),
            head.pushId())
        .map(Reply::number);
  }
}
