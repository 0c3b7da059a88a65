package chat.scrp.services.message;

import chat.scrp.protocol.model.MessageObject;
import chat.scrp.services.log.ContextLookup;
import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.EntryContext;
import chat.scrp.services.log.LogKeys;
import chat.scrp.services.log.LogRow;
import chat.scrp.services.redis.RedisLink;
import chat.scrp.services.redis.RedisScript;
import chat.scrp.services.redis.Reply;
import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What lists of friends show of the private conversations. */
public final class ConversationSummaries {
  private static final RedisScript SUMMARY = RedisScript.load("pair_summary");
  private static final int NEWEST = 3;

  private final RedisLink redis;
  private final ContextLookup lookup;

  public ConversationSummaries(RedisLink redis) {
    this.redis = redis;
    this.lookup = new ContextLookup(redis);
  }

  /**
   * One private conversation as its user sees it.
   *
   * @param lastSeq the newest message's, 0 for none
   * @param readSeq up to which the user has read
   * @param peerReadSeq up to which the other has read
   * @param lastMessage the newest message, if any
   */
  public record Summary(
      long lastSeq, long readSeq, long peerReadSeq, @Nullable MessageObject lastMessage) {}

  /** The summaries by the others' numbers; two round trips, however many. */
  public Future<Map<Long, Summary>> ofPairs(long user, List<Long> others) {
    List<Future<Response>> replies = new ArrayList<>(others.size());
    for (long other : others) {
      ConversationKey pair = ConversationKey.pair(user, other);
      List<String> keys = List.of(LogKeys.meta(pair), LogKeys.log(pair), LogKeys.overlay(pair));
      replies.add(redis.run(SUMMARY, keys, user, other));
    }
    return Future.all(replies)
        .compose(
            done -> {
              Set<Long> users = new HashSet<>(others);
              for (Future<Response> reply : replies) {
                LogRow.parse(reply.result(), NEWEST).forEach(row -> row.collectUsers(users));
              }
              return lookup.names(users, Set.of());
            })
        .map(names -> summaries(user, others, replies, names));
  }

  private static Map<Long, Summary> summaries(
      long user, List<Long> others, List<Future<Response>> replies, EntryContext names) {
    Map<Long, Summary> summaries = new HashMap<>();
    for (int i = 0; i < others.size(); i++) {
      long other = others.get(i);
      summaries.put(other, summary(user, other, replies.get(i).result(), names));
    }
    return summaries;
  }

  private static Summary summary(long user, long other, Response reply, EntryContext names) {
    List<LogRow> rows = LogRow.parse(reply, NEWEST);
    String id = names.userId(other);
    MessageObject newest =
        rows.isEmpty() || id == null
            ? null
            : MessageObjects.of(rows.get(0), ConversationKey.pair(user, other), id, user, names);
    return new Summary(
        Reply.number(reply.get(0)), Reply.number(reply.get(1)), Reply.number(reply.get(2)), newest);
  }
}
