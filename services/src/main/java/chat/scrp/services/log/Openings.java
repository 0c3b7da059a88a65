package chat.scrp.services.log;

import chat.scrp.services.log.ConversationKey.Kind;
import chat.scrp.services.redis.RedisLink;
import chat.scrp.services.redis.RedisScript;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Where a user stands in its conversations. Void members of its indexes are dropped on the way. */
final class Openings {
  private static final System.Logger LOG = System.getLogger(Openings.class.getName());
  private static final RedisScript OPENINGS = RedisScript.load("openings");
  private static final RedisScript DROP = RedisScript.load("index_drop");
  private static final Duration VOID_AFTER = Duration.ofMinutes(1);
  private static final int OPENED_AT_ONCE = 128;

  /** Of a line of the script, with a farewell. */
  private static final int MOST_WORDS = 7;

  private final RedisLink redis;
  private final ContextLookup lookup;

  Openings(RedisLink redis, ContextLookup lookup) {
    this.redis = redis;
    this.lookup = lookup;
  }

  /**
   * As many scripts as slots, and a look at many conversations in slices: others wait meanwhile.
   */
  Future<List<Opening>> of(long user, List<ConversationKey> conversations) {
    List<Future<List<Opening>>> parts = new ArrayList<>();
    for (List<ConversationKey> together : redis.inOneSlot(conversations, LogKeys::meta)) {
      for (int from = 0; from < together.size(); from += OPENED_AT_ONCE) {
        int to = Math.min(together.size(), from + OPENED_AT_ONCE);
        parts.add(open(user, together.subList(from, to)));
      }
    }
    return Future.all(parts)
        .map(done -> done.<List<Opening>>list().stream().flatMap(List::stream).toList());
  }

  private Future<List<Opening>> open(long user, List<ConversationKey> conversations) {
    List<String> keys = new ArrayList<>(conversations.size() * 4);
    StringBuilder kinds = new StringBuilder(conversations.size());
    for (ConversationKey conversation : conversations) {
      keys.add(LogKeys.meta(conversation));
      if (conversation.kind() == Kind.ROOM) {
        keys.add(LogKeys.members(conversation));
        keys.add(LogKeys.delivered(conversation));
        keys.add(LogKeys.farewells(conversation));
      }
      kinds.append(letter(conversation.kind()));
    }
    return redis
        .run(OPENINGS, keys, user, kinds)
        .compose(
            lines -> {
              List<Future<Opening>> openings = new ArrayList<>(conversations.size());
              for (int i = 0; i < conversations.size(); i++) {
                openings.add(opening(user, conversations.get(i), lines.get(i).toString()));
              }
              return Future.all(openings).map(done -> done.<Opening>list());
            });
  }

  private static char letter(Kind kind) {
    return switch (kind) {
      case ROOM -> 'r';
      case PAIR -> 'p';
      case OWN -> 'o';
    };
  }

  private Future<Opening> opening(long user, ConversationKey conversation, String line) {
    String[] words = line.split(" ", MOST_WORDS);
    boolean open = words[0].equals("1");
    boolean isRoom = conversation.kind() == Kind.ROOM;
    Opening opening =
        new Opening(
            conversation,
            open,
            isRoom ? Position.parse(words[4]) : Position.START,
            Position.parse(words[2]),
            Position.parse(words[3]),
            words[1].equals("1"),
            null);
    if (words.length == MOST_WORDS) {
      byte[] json = words[MOST_WORDS - 1].getBytes(StandardCharsets.UTF_8);
      return farewell(user, conversation, words[5], json).map(opening::with);
    }
    if (!open) {
      dropVoid(user, conversation);
    }
    return Future.succeededFuture(opening);
  }

  /** Looks up the names that a farewell needs. */
  Future<Delivery> farewell(long user, ConversationKey room, String roomId, byte[] json) {
    Farewell farewell = Farewell.parse(json);
    Set<Long> named = new HashSet<>();
    named.add(user);
    if (farewell.entry().actor() != 0) {
      named.add(farewell.entry().actor());
    }
    return lookup
        .names(named, Set.of())
        .map(names -> farewell.delivery(room, user, names.withRoom(room.a(), roomId, null)));
  }

  /** Nobody waits for it: what stays is dropped another time. */
  private void dropVoid(long user, ConversationKey conversation) {
    if (conversation.kind() == Kind.OWN) {
      return;
    }
    boolean isRoom = conversation.kind() == Kind.ROOM;
    String index = isRoom ? LogKeys.roomIndex(user) : LogKeys.pairIndex(user);
    long member = isRoom ? conversation.a() : conversation.peerOf(user);
    redis
        .run(DROP, List.of(index), member, VOID_AFTER.toMillis())
        .onFailure(
            e -> LOG.log(System.Logger.Level.DEBUG, () -> "a void member stays in " + index, e));
  }
}
