package chat.scrp.services.redis;

import chat.scrp.services.redis.RedisAddress.Topology;
import io.vertx.core.Future;
import io.vertx.core.internal.ContextInternal;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The connection of one event loop to one server, pipelined, and the server's clock.
 *
 * <p>What one turn of the loop sends goes out together, in order. While there is no connection,
 * calls wait for one. A lost connection fails what is in flight on it at once.
 *
 * <p>The library answers a batch in which Redis refused one command with the refusals alone. Then
 * what only reads is asked again, what may have written is answered SERVICE_UNAVAILABLE, and for a
 * while commands are written one by one.
 */
final class RedisNode {
  private static final String LATE = "LATE";
  private static final long ONE_BY_ONE_NANOS = TimeUnit.SECONDS.toNanos(5);

  /** Who has this node. */
  interface Owner {
    /** There is a connection; nothing was sent on it yet. */
    void up(RedisNode node);

    /** A connection is lost, and with it the calls that were sent on it. */
    void down(RedisNode node, RedisWire wire);

    /** Redis refused a call; true where the owner goes on with it. */
    boolean takes(RedisNode node, Call call, String refusal);
  }

  private final ContextInternal context;
  private final RedisConfig config;
  private final RedisMeter meter;
  private final RedisConnector connector;
  private final Owner owner;
  private final String name;
  private final RedisLifeline lifeline;
  private final RedisClock clock = new RedisClock();
  private final long timeoutMs;

  /** The calls that are still to be written. */
  private final ArrayDeque<Call> queue = new ArrayDeque<>();

  private boolean wasUp;
  private boolean flushing;
  private long oneByOneUntil = System.nanoTime();
  private long clockAskedNanos;

  /**
   * @param name host and port, or what else tells it from others
   * @param connect makes a connection, from the number of the attempt
   */
  RedisNode(
      ContextInternal context,
      RedisConfig config,
      RedisMeter meter,
      RedisConnector connector,
      Owner owner,
      String name,
      IntFunction<Future<RedisWire>> connect) {
    this.context = context;
    this.config = config;
    this.meter = meter;
    this.connector = connector;
    this.owner = owner;
    this.name = name;
    this.timeoutMs = config.commandTimeout().toMillis();
    this.lifeline =
        new RedisLifeline(
            context.owner(),
            config,
            purpose(config, name),
            attempt -> connect.apply(attempt).compose(this::prepare),
            this::up,
            wire -> owner.down(this, wire));
  }

  private static String purpose(RedisConfig config, String name) {
    return config.address().topology() == Topology.CLUSTER ? "commands to " + name : "commands";
  }

  /** Begins to seek the connection. */
  void open() {
    lifeline.seek();
  }

  void close() {
    lifeline.close();
  }

  String name() {
    return name;
  }

  /** May be asked from any thread. */
  boolean isUp() {
    return lifeline.isUp();
  }

  /** Milliseconds since the epoch by its clock. */
  long now() {
    return clock.now();
  }

  /** Whether nothing waits here, sent or not. */
  boolean isIdle() {
    RedisWire wire = lifeline.wire();
    return queue.isEmpty() && (wire == null || wire.unanswered == 0);
  }

  /** Sends a call at the end of this turn; false where as many wait already as may. */
  boolean send(Call call) {
    RedisWire wire = lifeline.wire();
    if (lifeline.isClosed()
        || queue.size() + (wire == null ? 0 : wire.unanswered) >= config.maxWaiting()) {
      return false;
    }
    queue.add(call);
    flushAtEndOfTurn();
    return true;
  }

  /** Takes back what is not sent yet of one slot of a cluster, or (-1) of all. */
  List<Call> withdraw(int slot) {
    List<Call> withdrawn = new ArrayList<>();
    for (Iterator<Call> calls = queue.iterator(); calls.hasNext(); ) {
      Call call = calls.next();
      if (slot == -1 || call.slot == slot) {
        calls.remove();
        withdrawn.add(call);
      }
    }
    return withdrawn;
  }

  /** Does something when everything that was sent is answered or lost. */
  void afterAllSent(Runnable task) {
    RedisWire wire = lifeline.wire();
    if (wire == null) {
      task.run();
    } else {
      wire.connection().send(Request.cmd(Command.PING)).onComplete(answered -> task.run());
    }
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
    boolean asking = false;
    for (Call call = queue.poll(); call != null; call = queue.poll()) {
      if (!call.isDone()) {
        call.sentOn = wire;
        asking |= call.asking;
        turn.add(call);
      }
    }
    if (wire.unanswered == 0) {
      wire.heardNanos = System.nanoTime();
    }
    wire.unanswered += turn.size();
    if (turn.size() < 2 || asking || oneByOneUntil - System.nanoTime() > 0) {
      turn.forEach(call -> write(wire, call));
    } else {
      writeBatch(wire, turn);
    }
  }

  private void write(RedisWire wire, Call call) {
    if (call.asking) {
      call.asking = false;
      // When it fails, so does what follows it.
      wire.connection().send(Request.cmd(Command.ASKING));
    }
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
      } else if (!owner.takes(this, call, text)) {
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

  /** All scripts are made known, and its clock is read. */
  private Future<RedisWire> prepare(RedisWire wire) {
    clock.forget();
    return connector
        .loadScripts(wire)
        .compose(loaded -> askClock(wire))
        .map(wire)
        .onFailure(e -> wire.close());
  }

  private void up(RedisWire wire) {
    if (wasUp) {
      meter.commandsReconnected();
    }
    wasUp = true;
    owner.up(this);
    flush();
  }

  private Future<?> askClock(RedisWire wire) {
    long asked = System.nanoTime();
    clockAskedNanos = asked;
    return wire.connection()
        .send(Request.cmd(Command.TIME))
        .timeout(timeoutMs, TimeUnit.MILLISECONDS)
        .onSuccess(time -> clock.set(time, asked));
  }

  /** Forgets what nobody waits for, and a connection that does not answer any more. */
  void sweep(long now) {
    while (!queue.isEmpty() && queue.peek().isDone()) {
      queue.poll();
    }
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
    return name;
  }
}
