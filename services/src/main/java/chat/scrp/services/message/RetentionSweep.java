package chat.scrp.services.message;

import static java.lang.System.Logger.Level.WARNING;

import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.LogKeys;
import chat.scrp.services.redis.RedisLink;
import chat.scrp.services.redis.Reply;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Looks through all conversations for messages that are too old, also where nobody talks any more:
 * rooms and pairs by the numbers given out, some at a time with pauses between. One replica does it
 * at a time, which only saves work.
 */
final class RetentionSweep {
  private static final System.Logger LOG = System.getLogger(RetentionSweep.class.getName());
  private static final int NUMBERS_AT_A_TIME = 50;
  private static final long PAUSE_MS = 50;
  private static final String TURN = "{sweep}";

  private final Vertx vertx;
  private final RedisLink redis;
  private final Retention retention;
  private final Duration interval;
  private boolean running;

  RetentionSweep(Vertx vertx, RedisLink redis, Retention retention, Duration interval) {
    this.vertx = vertx;
    this.redis = redis;
    this.retention = retention;
    this.interval = interval;
  }

  /** Begins to sweep from time to time; the timer ends with the verticle that starts it. */
  void start() {
    vertx.setPeriodic(interval.toMillis(), timer -> run());
  }

  private void run() {
    if (running) {
      return;
    }
    running = true;
    takeTurn()
        .compose(mine -> mine ? sweep() : Future.<Void>succeededFuture())
        .onFailure(e -> LOG.log(WARNING, "old messages were not swept: {0}", e.getMessage()))
        .onComplete(done -> running = false);
  }

  /** Less than the interval, so that it is free when the next one comes. */
  private Future<Boolean> takeTurn() {
    long until = Math.max(1, interval.toMillis() - interval.toMillis() / 10);
    return redis
        .send(Request.cmd(Command.SET).arg(TURN).arg("1").arg("NX").arg("PX").arg(until))
        .map(taken -> taken != null);
  }

  private Future<Void> sweep() {
    return count("room")
        .compose(rooms -> each(1, rooms, room -> retention.trim(ConversationKey.room(room))))
        .compose(swept -> count("user"))
        .compose(users -> each(1, users, this::pairsOf));
  }

  private Future<Long> count(String what) {
    return redis
        .send(Request.cmd(Command.GET).arg("{count}:" + what))
        .map(given -> Reply.number(given, 0));
  }

  /** What is done for one number. */
  private interface Step {
    Future<Void> on(long number);
  }

  private Future<Void> each(long from, long last, Step step) {
    if (from > last) {
      return Future.succeededFuture();
    }
    List<Future<Void>> some = new ArrayList<>();
    long end = Math.min(last, from + NUMBERS_AT_A_TIME - 1);
    for (long number = from; number <= end; number++) {
      some.add(step.on(number));
    }
    return Future.all(some)
        .compose(done -> vertx.timer(PAUSE_MS, TimeUnit.MILLISECONDS))
        .compose(paused -> each(end + 1, last, step));
  }

  /** Each pair once: from its smaller number. */
  private Future<Void> pairsOf(long user) {
    return redis
        .send(Request.cmd(Command.ZRANGE).arg(LogKeys.pairIndex(user)).arg(0).arg(-1))
        .compose(
            others -> {
              Future<Void> trimmed = Future.succeededFuture();
              for (var reply : others) {
                long other = Reply.number(reply);
                if (other > user) {
                  trimmed =
                      trimmed.compose(done -> retention.trim(ConversationKey.pair(user, other)));
                }
              }
              return trimmed;
            });
  }
}
