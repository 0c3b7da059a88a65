package chat.scrp.services.log;

import chat.scrp.services.log.DeliveredMarks.Advance;
import chat.scrp.services.redis.RedisLink;
import chat.scrp.services.redis.RedisScript;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Moves delivered marks: the users of one room in one call, everything in one round trip. */
public final class Marks {
  private static final RedisScript ROOM = RedisScript.load("room_marks_advance");
  private static final RedisScript OTHER = RedisScript.load("mark_advance");

  /** Bounds how long one script holds Redis. */
  private static final int USERS_PER_CALL = 500;

  /** So many entries a slow second connection of the user can be behind without a loss. */
  private static final int LONG_OWN_LOG = 1000;

  private final RedisLink redis;

  public Marks(RedisLink redis) {
    this.redis = redis;
  }

  /** Completes when all marks are stored; fails when one may not be. */
  public Future<Void> advance(DeliveredMarks marks) {
    Map<ConversationKey, List<Advance>> byRoom = new LinkedHashMap<>();
    List<Future<?>> calls = new ArrayList<>();
    for (Advance advance : marks.advances()) {
      if (advance.conversation().kind() == ConversationKey.Kind.ROOM) {
        byRoom.computeIfAbsent(advance.conversation(), room -> new ArrayList<>()).add(advance);
      } else {
        calls.add(advance(advance));
      }
    }
    byRoom.forEach(
        (room, advances) -> {
          for (int from = 0; from < advances.size(); from += USERS_PER_CALL) {
            int to = Math.min(from + USERS_PER_CALL, advances.size());
            calls.add(advanceInRoom(room, advances.subList(from, to)));
          }
        });
    return Future.join(calls).mapEmpty();
  }

  private Future<?> advance(Advance advance) {
    ConversationKey conversation = advance.conversation();
    return redis.run(
        OTHER,
        List.of(LogKeys.meta(conversation), LogKeys.log(conversation)),
        LogKeys.deliveredField(conversation, advance.user()),
        Position.text(advance.from()),
        Position.text(advance.to()),
        LONG_OWN_LOG);
  }

  private Future<?> advanceInRoom(ConversationKey room, List<Advance> advances) {
    List<Object> args = new ArrayList<>(advances.size() * 3);
    for (Advance advance : advances) {
      args.add(advance.user());
      args.add(Position.text(advance.from()));
      args.add(Position.text(advance.to()));
    }
    return redis.run(ROOM, LogKeys.allOfRoom(room), args.toArray());
  }
}
