package chat.scrp.gateway.socket;

import chat.scrp.gateway.GatewayConfig;
import chat.scrp.gateway.dispatch.CloseReason;
import chat.scrp.gateway.dispatch.FrameDispatcher;
import chat.scrp.gateway.dispatch.SessionState;
import chat.scrp.protocol.Codec;
import chat.scrp.protocol.model.Transport;
import chat.scrp.protocol.push.ServerGoingAway;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** The connections of one event loop, and what they share. */
public final class SocketLoop {
  private static final long SWEEP_MS = 500;

  private final Vertx vertx;
  private final int index;
  private final GatewayConfig config;
  private final FrameDispatcher dispatcher;
  private final SocketCounts counts;
  private final ConnectionIds ids;
  private final Flushes flushes;
  private final Set<Connection> connections = new LinkedHashSet<>();
  private List<Connection> answered = new ArrayList<>();
  private List<Connection> spare = new ArrayList<>();
  private final List<Future<Void>> ending = new ArrayList<>();
  private final ContextInternal context;
  private final long timer;

  /** To be made on the event loop itself. */
  public SocketLoop(
      Vertx vertx,
      int index,
      GatewayConfig config,
      FrameDispatcher dispatcher,
      SocketCounts counts,
      ConnectionIds ids) {
    this.vertx = vertx;
    this.index = index;
    this.config = config;
    this.dispatcher = dispatcher;
    this.counts = counts;
    this.ids = ids;
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

  Flushes flushes() {
    return flushes;
  }

  long now() {
    return System.nanoTime();
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
      told.onComplete(done -> ending.remove(told));
    }
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

  private void sweep() {
    long now = now();
    long waiting = 0;
    int[] open = new int[Transport.values().length];
    int loggedIn = 0;
    for (Connection connection : List.copyOf(connections)) {
      connection.tick(now);
      waiting += connection.waitingBytes();
      open[connection.transport().ordinal()]++;
      loggedIn += connection.session() instanceof SessionState.LoggedIn ? 1 : 0;
    }
    counts.swept(index, waiting, loggedIn, open);
  }

  /** Tells every client to go elsewhere, each after its own wait. */
  public void announceDrain() {
    long longest = config.timing().reconnect().toMillis();
    long now = TimeUnit.MILLISECONDS.toSeconds(System.currentTimeMillis());
    for (Connection connection : connections) {
      long wait = ThreadLocalRandom.current().nextLong(longest / 2, longest + 1);
      connection.write(Codec.encodePush(null, now, new ServerGoingAway(wait)));
    }
  }

  /** Closes every connection, after its answers. */
  public void closeAll() {
    for (Connection connection : List.copyOf(connections)) {
      connection.closeAfterAnswers(CloseReason.GOING_AWAY);
    }
  }

  /** Whether there is still something to wait for. */
  public boolean isIdle() {
    return connections.isEmpty() && ending.isEmpty();
  }

  /** Cuts what is left. */
  public void close() {
    vertx.cancelTimer(timer);
    List.copyOf(connections).forEach(Connection::cut);
  }
}
