package chat.scrp.services.message;

import chat.scrp.services.SearchConfig;
import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.LogKeys;
import chat.scrp.services.log.ScriptAnswer;
import chat.scrp.services.redis.RedisLink;
import chat.scrp.services.redis.RedisScript;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads logs downwards for SEARCH_MESSAGE, if the user may. */
final class SearchStore {
  private static final RedisScript SEARCH = RedisScript.load("log_search");
  private static final long NEWEST = 0xFFFF_FFFFL;

  private final RedisLink redis;
  private final SearchConfig config;

  SearchStore(RedisLink redis, SearchConfig config) {
    this.redis = redis;
    this.config = config;
  }

  /** Finds the newest message behind a place, without rows; null: the newest of all. */
  Future<SearchPage> seek(long user, ConversationKey in, @Nullable SearchPlace behind) {
    if (behind == null) {
      return run(user, in, "seq", NEWEST, 0);
    }
    int order = in.toString().compareTo(behind.conversation());
    if (order == 0) {
      return run(user, in, "seq", behind.seq() - 1, 0);
    }
    return run(user, in, "time", order > 0 ? behind.micros() : behind.micros() - 1, 0);
  }

  /** The messages from one downwards. */
  Future<SearchPage> page(long user, ConversationKey in, long from) {
    return run(user, in, "seq", from, config.pageMessages());
  }

  private Future<SearchPage> run(long user, ConversationKey in, String kind, long bound, int most) {
    List<String> keys = new ArrayList<>(4);
    keys.add(LogKeys.meta(in));
    keys.add(LogKeys.log(in));
    keys.add(LogKeys.overlay(in));
    if (in.kind() == ConversationKey.Kind.ROOM) {
      keys.add(LogKeys.members(in));
    }
    return redis
        .run(SEARCH, keys, user, kind, bound, most, config.pageBytes())
        .map(ScriptAnswer::checked)
        .map(SearchPage::parse);
  }
}
