package chat.scrp.services.friend;

import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.Entry;
import chat.scrp.services.log.EntryContext;
import chat.scrp.services.log.LogKeys;
import chat.scrp.services.log.ScriptAnswer;
import chat.scrp.services.redis.RedisLink;
import chat.scrp.services.redis.RedisScript;
import chat.scrp.services.redis.Reply;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What two users are to each other. Hash {@code {p:A:B}}: {@code f} "1" while friends, {@code ever}
 * "1" once friends, {@code q} ({@code id by ms}) and {@code qm} (its message) of a pending request,
 * {@code b<N>} "1" while N blocks the other, {@code s<N>} ID of a request of N that went nowhere
 * because N is blocked; the rest belongs to the pair's log.
 */
final class PairStore {
  private static final RedisScript ASK = RedisScript.load("friend_ask");
  private static final RedisScript ASK_BLOCKED = RedisScript.load("friend_ask_blocked");
  private static final RedisScript DECIDE = RedisScript.load("friend_decide");
  private static final RedisScript REMOVE = RedisScript.load("friend_remove");
  private static final RedisScript BLOCK = RedisScript.load("user_block");
  private static final RedisScript UNBLOCK = RedisScript.load("user_unblock");
  private static final RedisScript DELETE = RedisScript.load("pair_delete");
  private static final long CHANGED = -2;

  private final RedisLink redis;

  PairStore(RedisLink redis) {
    this.redis = redis;
  }

  /** What I and another user are to each other. */
  Future<PairState> look(long me, long other) {
    return redis
        .send(
            Request.cmd(Command.HMGET)
                .arg(key(me, other))
                .arg("f")
                .arg("b" + me)
                .arg("b" + other)
                .arg("q")
                .arg("qm")
                .arg("s" + me))
        .map(PairState::parse);
  }

  /** Which of some users are my friends; one round trip. */
  Future<List<Long>> friendsAmong(long me, List<Long> others) {
    List<Future<Response>> replies = new ArrayList<>();
    for (long other : others) {
      replies.add(redis.send(Request.cmd(Command.HGET).arg(key(me, other)).arg("f")));
    }
    return Future.all(replies)
        .map(
            all -> {
              List<Long> friends = new ArrayList<>();
              for (int i = 0; i < others.size(); i++) {
                if (replies.get(i).result() != null) {
                  friends.add(others.get(i));
                }
              }
              return friends;
            });
  }

  /** Which of some users I block; one round trip. */
  Future<List<Long>> blockedAmong(long me, List<Long> others) {
    List<Future<Response>> replies = new ArrayList<>();
    for (long other : others) {
      replies.add(redis.send(Request.cmd(Command.HGET).arg(key(me, other)).arg("b" + me)));
    }
    return Future.all(replies)
        .map(
            all -> {
              List<Long> blocked = new ArrayList<>();
              for (int i = 0; i < others.size(); i++) {
                if (replies.get(i).result() != null) {
                  blocked.add(others.get(i));
                }
              }
              return blocked;
            });
  }

  Future<Response> ask(
      long me, long other, long id, String message, Entry entry, EntryContext context) {
    return run(ASK, me, other, me, other, id, message, entry.json(), context.json());
  }

  /** Keeps a request that goes nowhere; answers the ID that it has. */
  Future<Long> askBlocked(long me, long other, long id) {
    return run(ASK_BLOCKED, me, other, me, other, id).map(kept -> Reply.number(kept.get(0)));
  }

  /** Entries for the asker and for both are "" where there are none. */
  Future<Response> decide(
      long me,
      long asker,
      long id,
      String decision,
      EntryContext context,
      String closed,
      String forAsker,
      String forBoth) {
    return run(
        DECIDE, me, asker, me, asker, id, decision, context.json(), closed, forAsker, forBoth);
  }

  Future<Response> remove(long me, long other, Entry entry, EntryContext context) {
    return run(REMOVE, me, other, me, other, entry.json(), context.json());
  }

  /**
   * Blocks a user.
   *
   * @param pending the pending request as it was looked at, or ""
   */
  Future<Response> block(
      long me, long other, String pending, String closed, Entry entry, EntryContext context) {
    return run(BLOCK, me, other, me, other, pending, closed, entry.json(), context.json());
  }

  Future<Response> unblock(long me, long other) {
    return run(UNBLOCK, me, other, me);
  }

  /** Forgets all of the two; answers whether they were friends. */
  Future<Boolean> delete(long me, long other) {
    ConversationKey pair = ConversationKey.pair(me, other);
    long today = TimeUnit.MILLISECONDS.toDays(redis.redisNow());
    List<String> keys =
        List.of(
            LogKeys.meta(pair),
            LogKeys.log(pair),
            LogKeys.overlay(pair),
            LogKeys.sentOn(pair, today),
            LogKeys.sentOn(pair, today - 1));
    return redis.run(DELETE, keys).map(reply -> Reply.number(reply) == 1);
  }

  private Future<Response> run(RedisScript script, long me, long other, Object... args) {
    ConversationKey pair = ConversationKey.pair(me, other);
    return redis
        .run(script, List.of(LogKeys.meta(pair), LogKeys.log(pair)), args)
        .map(
            answer -> {
              if (Reply.isNumber(answer) && Reply.number(answer) == CHANGED) {
                throw new PairChanged();
              }
              return ScriptAnswer.checked(answer);
            });
  }

  private static String key(long me, long other) {
    return LogKeys.meta(ConversationKey.pair(me, other));
  }
}
