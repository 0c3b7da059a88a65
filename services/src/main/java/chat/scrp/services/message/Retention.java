package chat.scrp.services.message;

import chat.scrp.services.RetentionConfig;
import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.LogKeys;
import chat.scrp.services.redis.RedisLink;
import chat.scrp.services.redis.RedisScript;
import chat.scrp.services.redis.Reply;
import io.vertx.core.Future;
import java.util.List;

/**
 * Drops the oldest messages of conversations, where the configuration says so. Numbers and marks
 * stay as they are: readers see a higher {@code first_seq}.
 */
final class Retention {
  private static final System.Logger LOG = System.getLogger(Retention.class.getName());
  private static final RedisScript TRIM = RedisScript.load("log_trim");
  private static final int DROPPED_AT_A_TIME = 500;

  /** A log may be longer than the limit by this part of it, so that few messages pay for it. */
  private static final int SLACK = 100;

  private final RedisLink redis;
  private final RetentionConfig config;
  private final long every;

  Retention(RedisLink redis, RetentionConfig config) {
    this.redis = redis;
    this.config = config;
    this.every = Math.max(1, config.messages() / SLACK);
  }

  /** After a message: drops what it made too many. Nobody waits for it; the sweep does the rest. */
  void afterMessage(ConversationKey conversation, long seq) {
    if (config.messages() > 0 && seq > config.messages() && seq % every == 0) {
      trim(conversation)
          .onFailure(
              e -> LOG.log(System.Logger.Level.DEBUG, () -> "not trimmed: " + conversation, e));
    }
  }

  /** Drops all that is too many or too old. */
  Future<Void> trim(ConversationKey conversation) {
    long oldest = config.age().isZero() ? 0 : redis.redisNow() - config.age().toMillis();
    List<String> keys =
        List.of(
            LogKeys.meta(conversation), LogKeys.log(conversation), LogKeys.overlay(conversation));
    return redis
        .run(TRIM, keys, config.messages(), oldest, DROPPED_AT_A_TIME)
        .compose(
            more -> Reply.number(more) == 1 ? trim(conversation) : Future.<Void>succeededFuture());
  }
}
