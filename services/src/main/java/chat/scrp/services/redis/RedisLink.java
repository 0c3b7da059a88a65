package chat.scrp.services.redis;

import chat.scrp.services.dispatch.RequestDeadline;
import chat.scrp.services.redis.RedisAddress.Topology;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What one event loop asks of Redis: of a single server, of the master that sentinels watch, or of
 * the masters of a cluster. It is used on that loop only.
 *
 * <p>Calls go out in order (in a cluster: those for one slot). Each is answered within the command
 * time-out: with what Redis said (null for nil), or with SERVICE_UNAVAILABLE, and then a script
 * that has a deadline does not take effect any more.
 */
public final class RedisLink {
  private static final int SWEEPS_PER_TIMEOUT = 20;

  private final ContextInternal context;
  private final Vertx vertx;
  private final RedisConfig config;
  private final Routes routes;
  private final List<Runnable> onConnected = new ArrayList<>();
  private final long timeoutMs;

  /** All calls in their order; one that is done stays until it is the first. */
  private final ArrayDeque<Call> waiting = new ArrayDeque<>();

  private volatile int waitingLately;
  private long sweep;

  RedisLink(ContextInternal context, RedisConfig config, RedisMeter meter) {
    this.context = context;
    this.vertx = context.owner();
    this.config = config;
    this.timeoutMs = config.commandTimeout().toMillis();
    this.routes = routes(new RedisConnector(vertx, config), new Reports(), meter);
  }

  private Routes routes(RedisConnector connector, RedisNode.Owner reports, RedisMeter meter) {
    RedisAddress address = config.address();
    if (address.topology() != Topology.CLUSTER) {
      return new SingleRoute(
          new RedisNode(
              context, config, meter, connector, reports, address.toString(), connector::connect));
    }
    return new ClusterRoutes(
        vertx,
        config,
        connector,
        reports,
        owner ->
            name ->
                new RedisNode(
                    context,
                    config,
                    meter,
                    connector,
                    owner,
                    name,
                    at -> connector.connectTo(name)));
  }

  /** What its connections tell. */
  private final class Reports implements RedisNode.Owner {
    @Override
    public void up(RedisNode node) {
      onConnected.forEach(Runnable::run);
    }

    @Override
    public void down(RedisNode node, RedisWire wire) {
      failAll(call -> call.sentOn == wire);
    }

    @Override
    public boolean takes(RedisNode node, Call call, String refusal) {
      return false;
    }
  }

  /** Begins to seek its connections; called on the loop. */
  void open() {
    routes.open();
    sweep = vertx.setPeriodic(Math.max(5, timeoutMs / SWEEPS_PER_TIMEOUT), timer -> sweep());
  }

  void close() {
    vertx.cancelTimer(sweep);
    routes.close();
    failAll(call -> true);
  }

  /** Whether it is connected to all that it needs. May be asked from any thread. */
  public boolean isUp() {
    return routes.isUp();
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
    Iterator<RedisNode> nodes = routes.nodes().iterator();
    return nodes.hasNext() ? nodes.next().now() : System.currentTimeMillis();
  }

  /** Sends a command; where its first argument is no key, to any server. */
  public Future<Response> send(Request request) {
    return enqueue(Call.command(asking(), expiry(), request));
  }

  /** Sends a command to every server that holds data, and answers with all that they say. */
  public Future<List<Response>> sendToEach(Supplier<Request> request) {
    List<Future<Response>> answers = new ArrayList<>();
    for (RedisNode node : routes.nodes()) {
      Call call = Call.command(asking(), expiry(), request.get());
      waiting.add(call);
      if (!node.send(call)) {
        call.fail(RedisFailures.unavailable());
      }
      answers.add(call.promise.future());
    }
    return answers.isEmpty()
        ? Future.failedFuture(RedisFailures.unavailable())
        : Future.all(answers).map(all -> all.<Response>list());
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

  /**
   * Groups what one script may look at together: in a cluster by the slot of its key, else all.
   *
   * @param key a key of the item; its others have the same tag
   */
  public <T> Collection<List<T>> inOneSlot(List<T> items, Function<T, String> key) {
    return routes.inOneSlot(items, key);
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
    if (!routes.send(call)) {
      return Future.failedFuture(RedisFailures.unavailable());
    }
    forgetDone();
    waiting.add(call);
    return call.promise.future();
  }

  private void failLate(long now) {
    List<Call> late = new ArrayList<>();
    for (Call call : waiting) {
      if (!call.isDone() && call.expiresNanos - now <= 0) {
        late.add(call);
      }
    }
    late.forEach(call -> call.fail(RedisFailures.unavailable()));
  }

  private void forgetDone() {
    for (Call first = waiting.peek(); first != null && first.isDone(); first = waiting.peek()) {
      waiting.remove();
    }
  }

  /** They are collected first: who hears of a failure may send something again. */
  private void failAll(Predicate<Call> which) {
    List<Call> failing = waiting.stream().filter(call -> !call.isDone()).filter(which).toList();
    failing.forEach(call -> call.fail(RedisFailures.unavailable()));
  }

  /** Time-outs, and connections that do not answer any more. */
  private void sweep() {
    long now = System.nanoTime();
    failLate(now);
    forgetDone();
    waitingLately = waiting.size();
    routes.nodes().forEach(node -> node.sweep(now));
  }

  @Override
  public String toString() {
    return "RedisLink[" + config.address() + ", waiting " + waiting.size() + ']';
  }
}
