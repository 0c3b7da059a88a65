package chat.scrp.services.redis;

import chat.scrp.services.dispatch.RequestDeadline;
import chat.scrp.services.redis.RedisAddress.Topology;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The long-lived connection of one event loop to Redis, pipelined. It is used on that loop only.
 *
 * <p>What one turn of the loop sends goes out together, in order. While there is no connection,
 * commands wait for one; it is sought for ever, with growing waits. Each command is answered within
 * the command time-out: with what Redis said (null for nil), or with SERVICE_UNAVAILABLE, and then
 * a script that has a deadline does not take effect any more. A lost connection fails what is in
 * flight on it at once.
 *
 * <p>The library answers a batch in which Redis refused one command with the refusals alone. Then
 * what only reads is asked again, what may have written is answered SERVICE_UNAVAILABLE, and for a
 * while commands are written one by one.
 */
public final class RedisLink {
  private static final String LATE = "LATE";
  private static final int SWEEPS_PER_TIMEOUT = 20;
  private static final long ONE_BY_ONE_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final ContextInternal context;
  private final Vertx vertx;
  private final RedisConfig config;
  private final RedisConnector connector;
  private final RedisLifeline lifeline;
  private final RedisClock clock = new RedisClock();
  private final List<Runnable> onConnected = new ArrayList<>();
  private final long timeoutMs;

  /** All calls in their order; one that is done stays until it is the first. */
  private final ArrayDeque<Call> waiting = new ArrayDeque<>();

  /** Those of them that are still to be written. */
  private final ArrayDeque<Call> queue = new ArrayDeque<>();

  private final RedisMeter meter;
  private volatile int waitingLately;
  private boolean wasUp;
  private boolean flushing;
  private long oneByOneUntil = System.nanoTime();
  private long clockAskedNanos;
  private long sweep;

  RedisLink(ContextInternal context, RedisConfig config, RedisMeter meter) {
    this.meter = meter;
    this.context = context;
    this.vertx = context.owner();
    this.config = config;
    this.timeoutMs = config.commandTimeout().toMillis();
    this.connector = new RedisConnector(vertx, config);
    this.lifeline =
        new RedisLifeline(vertx, config, "commands", this::connect, this::up, this::down);
  }

  /** Begins to seek the connection; called on the loop. */
  void open() {
    lifeline.seek();
    sweep = vertx.setPeriodic(Math.max(5, timeoutMs / SWEEPS_PER_TIMEOUT), timer -> sweep());
  }

  void close() {
    vertx.cancelTimer(sweep);
    lifeline.close();
    failAll(call -> true);
  }

  /** Whether there is a connection now. May be asked from any thread. */
  public boolean isUp() {
    return lifeline.isUp();
  }

  /** Commands that wait for an answer, as of a moment ago. May be asked from any thread. */
  int waiting() {
    return waitingLately;
  }

  /** Tells of each new connection, before anything is sent on it. */
  public void onConnected(Runnable listener) {
    onConnected.add(listener);
  }

  /** Milliseconds since the epoch by the clock of Redis. */
  public long redisNow() {
    return clock.now();
  }

  /** By when, on the clock of Redis, what is sent now must have taken effect or never does. */
  public long deadline() {
    return clock.now() + timeoutMs;
  }

  /** Sends a command. */
  public Future<Response> send(Request request) {
    return enqueue(Call.command(asking(), expiry(), request));
  }

  /**
   * Runs a script.
   *
   * @param args strings, whole numbers or byte arrays. A script that includes {@code deadline} gets
   *     the deadline as ARGV[1] by itself, and these from ARGV[2] on
   */
  public Future<Response> run(RedisScript script, List<String> keys, Object... args) {
    return enqueue(Call.script(asking(), expiry(), script, keys, args));
  }

  private long expiry() {
    return RequestDeadline.earliest(System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timeoutMs));
  }

  /**
   * The context of who asks: the answer goes back to it. A listener of a channel runs on the loop
   * without one; then it is the link's own.
   */
  private ContextInternal asking() {
    if (!context.inThread()) {
      throw new IllegalStateException("the Redis link of another event loop");
    }
    ContextInternal current = ContextInternal.current();
    return current == null ? context : current;
  }

  private Future<Response> enqueue(Call call) {
    RedisWire wire = lifeline.wire();
    if (lifeline.isClosed()
        || queue.size() + (wire == null ? 0 : wire.unanswered) >= config.maxWaiting()) {
      return Future.failedFuture(RedisFailures.unavailable());
    }
    waiting.add(call);
    queue.add(call);
    flushAtEndOfTurn();
    return call.promise.future();
  }

  private void flushAtEndOfTurn() {
    if (!flushing) {
      flushing = true;
      context.runOnContext(turn -> flush());
    }
  }

  private void flush() {
    flushing = false;
    RedisWire wire = lifeline.wire();
    if (wire == null) {
      return;
    }
    List<Call> turn = new ArrayList<>(queue.size());
    for (Call call = queue.poll(); call != null; call = queue.poll()) {
      if (!call.isDone()) {
        call.sentOn = wire;
        turn.add(call);
      }
    }
    if (wire.unanswered == 0) {
      wire.heardNanos = System.nanoTime();
    }
    wire.unanswered += turn.size();
    if (turn.size() < 2 || isOneByOne()) {
      turn.forEach(call -> write(wire, call));
    } else {
      writeBatch(wire, turn);
    }
  }

  /** A batch must stay in one slot, so a cluster gets single commands. */
  private boolean isOneByOne() {
    return config.address().topology() == Topology.CLUSTER || oneByOneUntil - System.nanoTime() > 0;
  }

  private void write(RedisWire wire, Call call) {
    long start = System.nanoTime();
    wire.connection()
        .send(request(wire, call))
        .onComplete(
            answer -> {
              heard(wire, 1, start);
              if (answer.succeeded()) {
                answered(call, answer.result());
              } else if (RedisFailures.isReply(answer.cause())) {
                refused(wire, List.of(call), Map.of(0, RedisFailures.text(answer.cause())));
              } else {
                lifeline.lose(wire, RedisFailures.text(answer.cause()));
              }
            });
  }

  private void writeBatch(RedisWire wire, List<Call> calls) {
    List<Request> requests = new ArrayList<>(calls.size());
    calls.forEach(call -> requests.add(request(wire, call)));
    long start = System.nanoTime();
    wire.connection()
        .batch(requests)
        .onComplete(
            answer -> {
              heard(wire, calls.size(), start);
              if (answer.succeeded()) {
                for (int i = 0; i < calls.size(); i++) {
                  answered(calls.get(i), answer.result().get(i));
                }
              } else if (RedisFailures.isReply(answer.cause())) {
                oneByOneUntil = System.nanoTime() + ONE_BY_ONE_NANOS;
                refused(wire, calls, BatchFailure.refused(RedisFailures.text(answer.cause())));
              } else {
                lifeline.lose(wire, RedisFailures.text(answer.cause()));
              }
            });
  }

  private Request request(RedisWire wire, Call call) {
    if (call.script != null && wire.learns(call.script)) {
      call.sendSource();
    }
    return call.toRequest(() -> deadlineOf(call));
  }

  private long deadlineOf(Call call) {
    return clock.now() + TimeUnit.NANOSECONDS.toMillis(call.expiresNanos - System.nanoTime());
  }

  private void heard(RedisWire wire, int answers, long start) {
    wire.unanswered -= answers;
    wire.heardNanos = System.nanoTime();
    meter.commands().record(wire.heardNanos - start, answers);
  }

  private static void answered(Call call, @Nullable Response response) {
    if (call.script != null
        && call.script.hasDeadline()
        && response != null
        && response.type() == ResponseType.SIMPLE
        && LATE.equals(response.toString())) {
      call.fail(RedisFailures.unavailable());
    } else {
      call.complete(response);
    }
  }

  /** Redis refused some of the calls; the answers of the others were dropped. */
  private void refused(RedisWire wire, List<Call> calls, Map<Integer, String> refusals) {
    List<Call> again = new ArrayList<>();
    for (int i = 0; i < calls.size(); i++) {
      Call call = calls.get(i);
      String text = refusals.get(i);
      if (text == null && call.isRead()) {
        again.add(call);
      } else if (text == null) {
        call.fail(RedisFailures.unavailable());
      } else if (call.script != null && !call.sendsSource() && text.startsWith("NOSCRIPT")) {
        call.sendSource();
        again.add(call);
      } else {
        call.fail(RedisFailures.translate(text, call));
      }
    }
    for (int i = again.size() - 1; i >= 0; i--) {
      again.get(i).sentOn = null;
      queue.addFirst(again.get(i));
    }
    if (!again.isEmpty()) {
      flushAtEndOfTurn();
    }
    if (refusals.values().stream().anyMatch(text -> RedisFailures.has(text, "READONLY"))) {
      lifeline.lose(wire, "it is a replica now");
    }
    if (refusals.values().stream().anyMatch(RedisFailures::isLost)) {
      lifeline.lose(wire, "the connection failed");
    }
  }

  private Future<RedisWire> connect(int attempt) {
    return connector
        .connect()
        .compose(wire -> connector.loadScripts(wire).onFailure(e -> wire.close()))
        .compose(
            wire -> {
              clock.forget();
              return askClock(wire).map(wire).onFailure(e -> wire.close());
            });
  }

  private void up(RedisWire wire) {
    if (wasUp) {
      meter.commandsReconnected();
    }
    wasUp = true;
    onConnected.forEach(Runnable::run);
    flush();
  }

  private void down(RedisWire wire) {
    failAll(call -> call.sentOn == wire);
  }

  /** They are collected first: who hears of a failure may send something again. */
  private void failAll(Predicate<Call> which) {
    List<Call> failing = waiting.stream().filter(call -> !call.isDone()).filter(which).toList();
    failing.forEach(call -> call.fail(RedisFailures.unavailable()));
  }

  private Future<?> askClock(RedisWire wire) {
    long asked = System.nanoTime();
    clockAskedNanos = asked;
    return wire.connection()
        .send(Request.cmd(Command.TIME))
        .timeout(timeoutMs, TimeUnit.MILLISECONDS)
        .onSuccess(time -> clock.set(time, asked));
  }

  /** Time-outs, and a connection that does not answer any more. */
  private void sweep() {
    long now = System.nanoTime();
    failAll(call -> call.expiresNanos - now <= 0);
    while (!waiting.isEmpty() && waiting.peek().isDone()) {
      waiting.poll();
    }
    while (!queue.isEmpty() && queue.peek().isDone()) {
      queue.poll();
    }
    waitingLately = waiting.size();
    RedisWire wire = lifeline.wire();
    if (wire == null) {
      return;
    }
    if (wire.unanswered > 0
        && now - wire.heardNanos > TimeUnit.MILLISECONDS.toNanos(2 * timeoutMs)) {
      lifeline.lose(wire, "no answer for " + 2 * timeoutMs + " ms");
    } else if (now - clockAskedNanos > config.clockInterval().toNanos()) {
      // A failure shows in the other commands; the clock then keeps its last value.
      askClock(wire);
    }
  }

  @Override
  public String toString() {
    return "RedisLink[" + config.address() + ", waiting " + waiting.size() + ']';
  }
}
