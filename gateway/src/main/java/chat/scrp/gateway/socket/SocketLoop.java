package chat.scrp.gateway.socket;

import chat.scrp.gateway.GatewayConfig;
import chat.scrp.gateway.dispatch.CloseReason;
import chat.scrp.gateway.dispatch.FrameDispatcher;
import chat.scrp.gateway.dispatch.SessionState;
import chat.scrp.protocol.Codec;
import chat.scrp.protocol.model.Transport;
import chat.scrp.protocol.push.ServerGoingAway;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The connections of one event loop, and what they share. */
public final class SocketLoop {
  private static final long SWEEP_MS = 500;

  private final Vertx vertx;
  private final int index;
  private final GatewayConfig config;
  private final FrameDispatcher dispatcher;
  private final SocketCounts counts;
  private final ConnectionIds ids;
  private final Door door;
  private final Flushes flushes;
  private final KernelView kernel = new KernelView();
  private final Set<Connection> connections = new LinkedHashSet<>();
  private final Set<Visit> visits = new LinkedHashSet<>();
  private List<Connection> answered = new ArrayList<>();
  private List<Connection> spare = new ArrayList<>();
  private final List<Future<Void>> ending = new ArrayList<>();
  private final ContextInternal context;
  private final long timer;
  private long lastSweep = System.nanoTime();
  private @Nullable Promise<Void> drained;

  /** To be made on the event loop itself. */
  public SocketLoop(
      Vertx vertx,
      int index,
      GatewayConfig config,
      FrameDispatcher dispatcher,
      SocketCounts counts,
      ConnectionIds ids,
      Door door) {
    this.vertx = vertx;
    this.index = index;
    this.config = config;
    this.dispatcher = dispatcher;
    this.counts = counts;
    this.ids = ids;
    this.door = door;
    this.context = (ContextInternal) vertx.getOrCreateContext();
    this.flushes = new Flushes(context.nettyEventLoop());
    this.timer = vertx.setPeriodic(SWEEP_MS, t -> sweep());
  }

  int index() {
    return index;
  }

  Vertx vertx() {
    return vertx;
  }

  GatewayConfig config() {
    return config;
  }

  FrameDispatcher dispatcher() {
    return dispatcher;
  }

  SocketCounts counts() {
    return counts;
  }

  KernelView kernel() {
    return kernel;
  }

  Flushes flushes() {
    return flushes;
  }

  long now() {
    return System.nanoTime();
  }

  Door door() {
    return door;
  }

  /** Runs what the network brings as Vert.x runs what it brings itself: on this context. */
  void run(Runnable task) {
    context.dispatch(task);
  }

  /** HTTP connections. */
  Set<Visit> visits() {
    return visits;
  }

  /** What the client is counted by, or null where its address has no limit. */
  @Nullable String network(String address) {
    return config.doors().unlimited().contains(address) ? null : AddressRanges.network(address);
  }

  String nextConnectionId() {
    return ids.next();
  }

  void add(Connection connection) {
    connections.add(connection);
  }

  void remove(Connection connection) {
    connections.remove(connection);
  }

  void slowCut() {
    counts.slowCut();
  }

  /** The connection's log-in is over: stores its marks and tells the user service. */
  void ended(Connection connection) {
    Future<Void> told = dispatcher.ended(connection);
    if (!told.isComplete()) {
      ending.add(told);
      told.onComplete(
          done -> {
            ending.remove(told);
            drainedIfIdle();
          });
    }
    drainedIfIdle();
  }

  /** Looks after the connection when this turn is over. */
  void answered(Connection connection) {
    answered.add(connection);
    if (answered.size() == 1) {
      context.nettyEventLoop().execute(this::turnOver);
    }
  }

  private void turnOver() {
    List<Connection> now = answered;
    answered = spare;
    now.forEach(Connection::turnOver);
    now.clear();
    spare = now;
  }

  /** Writes to every connection. */
  public void broadcast(byte[] json) {
    connections.forEach(connection -> connection.tell(json));
  }

  private void sweep() {
    long now = now();
    long lag = Math.max(0, now - lastSweep - TimeUnit.MILLISECONDS.toNanos(SWEEP_MS));
    lastSweep = now;
    long waiting = 0;
    Map<Transport, Integer> open = new EnumMap<>(Transport.class);
    Map<Transport, Integer> loggedIn = new EnumMap<>(Transport.class);
    for (Connection connection : List.copyOf(connections)) {
      connection.tick(now);
      waiting += connection.waitingBytes();
      open.merge(connection.transport(), 1, Integer::sum);
      if (connection.session() instanceof SessionState.LoggedIn) {
        loggedIn.merge(connection.transport(), 1, Integer::sum);
      }
    }
    List.copyOf(visits).forEach(visit -> visit.tick(now));
    counts.swept(index, new SocketCounts.Sweep(waiting, open, loggedIn, lag));
  }

  /** False when the server shuts down, or when there are too many connections. */
  boolean accepts(String address) {
    return drained == null && door.hasRoom(network(address));
  }

  /** As {@link #accepts}, for who may only look at the page so far. */
  boolean acceptsVisit(String address) {
    return door.hasRoomToVisit(visitor(address));
  }

  /** What a visit is counted by: a proxy brings the visits of many. */
  @Nullable String visitor(String address) {
    return config.doors().trustedProxies().contains(address) ? null : network(address);
  }

  /** False when the server shuts down. */
  boolean isOpen() {
    return drained == null;
  }

  /**
   * Tells every client to go elsewhere, each after its own wait. What clients have sent by then is
   * still read, for a moment, and answered before they are closed. Completes when all are gone and
   * their marks are stored.
   */
  public Future<Void> drain() {
    if (drained == null) {
      drained = Promise.promise();
      for (Connection connection : List.copyOf(connections)) {
        connection.tell(goingAway());
      }
      long moment = config.timing().linger().toMillis() / 2;
      vertx.setTimer(Math.max(1, moment), t -> closeAll());
      drainedIfIdle();
    }
    return drained.future();
  }

  private void closeAll() {
    for (Connection connection : List.copyOf(connections)) {
      connection.closeAfterAnswers(CloseReason.GOING_AWAY);
    }
    drainedIfIdle();
  }

  private byte[] goingAway() {
    long longest = config.timing().reconnect().toMillis();
    long now = TimeUnit.MILLISECONDS.toSeconds(System.currentTimeMillis());
    long wait = ThreadLocalRandom.current().nextLong(longest / 2, longest + 1);
    return Codec.encodePush(null, now, new ServerGoingAway(wait));
  }

  private void drainedIfIdle() {
    if (drained != null && connections.isEmpty() && ending.isEmpty()) {
      drained.tryComplete();
    }
  }

  /** Cuts what is left. */
  public void close() {
    vertx.cancelTimer(timer);
    List.copyOf(connections).forEach(Connection::cut);
  }
}
