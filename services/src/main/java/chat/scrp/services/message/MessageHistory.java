package chat.scrp.services.message;

import chat.scrp.protocol.model.MessageObject;
import chat.scrp.services.log.ContextLookup;
import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.EntryContext;
import chat.scrp.services.log.LogKeys;
import chat.scrp.services.log.LogRow;
import chat.scrp.services.log.ScriptAnswer;
import chat.scrp.services.redis.RedisLink;
import chat.scrp.services.redis.RedisScript;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads messages of a conversation, if the user may. */
final class MessageHistory {
  private static final RedisScript HISTORY = RedisScript.load("log_history");

  /** What an answer may be long, less what is around the messages. */
  static final int MOST_BYTES = 900_000;

  private final RedisLink redis;
  private final ContextLookup lookup;

  MessageHistory(RedisLink redis) {
    this.redis = redis;
    this.lookup = new ContextLookup(redis);
  }

  /** Which messages. */
  enum Way {
    AFTER,
    BEFORE,
    NEWEST,
    UNREAD;

    private String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A page of messages.
   *
   * @param bound exclusive, for {@link Way#AFTER} and {@link Way#BEFORE}
   */
  Future<HistoryPage> page(
      long user, ConversationKey key, Way way, long bound, int limit, int mostBytes) {
    List<String> keys = new ArrayList<>(5);
    keys.add(LogKeys.meta(key));
    keys.add(LogKeys.log(key));
    keys.add(LogKeys.overlay(key));
    if (key.kind() == ConversationKey.Kind.ROOM) {
      keys.add(LogKeys.members(key));
      keys.add(LogKeys.read(key));
    }
    return redis
        .run(HISTORY, keys, user, way.word(), bound, limit, mostBytes)
        .map(ScriptAnswer::checked)
        .map(HistoryPage::parse);
  }

  /**
   * The message objects of rows, with the names of their senders and of who reacted.
   *
   * @param id the ID of the room, or of the other of the pair
   */
  Future<List<MessageObject>> objects(
      long user, ConversationKey key, String id, List<LogRow> rows) {
    Set<Long> users = new HashSet<>();
    rows.forEach(row -> row.collectUsers(users));
    return lookup.names(users, Set.of()).map(names -> objects(user, key, id, rows, names));
  }

  static List<MessageObject> objects(
      long user, ConversationKey key, String id, List<LogRow> rows, EntryContext names) {
    List<MessageObject> objects = new ArrayList<>(rows.size());
    for (LogRow row : rows) {
      MessageObject object = MessageObjects.of(row, key, id, user, names);
      if (object != null) {
        objects.add(object);
      }
    }
    return objects;
  }
}
