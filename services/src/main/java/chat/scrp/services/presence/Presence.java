package chat.scrp.services.presence;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import chat.scrp.services.dispatch.Hop;
import chat.scrp.services.redis.RedisLinks;
import chat.scrp.services.stats.Statistics;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Knows which users are connected to this replica, keeps the replica's lease, and takes over the
 * users of replicas that died. It lives on a context of its own; its methods may be called from any
 * event loop, and their futures come back to it.
 *
 * <p>A user is noted under the replica's lease before its connection is, so that nobody stays
 * online whose replica died. A Redis that was away must not make all replicas look dead: nobody
 * sweeps until its own lease was renewed without a break for one renewal period.
 */
public final class Presence {
  private static final System.Logger LOG = System.getLogger(Presence.class.getName());
  private static final int USERS_PER_COMMAND = 500;
  private static final long RETRY_MS = 1000;
  private static final long AUDIT_TICK_MS = 1000;

  /** A log-in that is under way is no business of the audit. */
  private static final long AUDIT_AFTER_NANOS = TimeUnit.SECONDS.toNanos(6);

  /** By then what was sent for a request that failed has taken effect, or never will. */
  private static final long UNDO_AGAIN_MS = 6000;

  private final Vertx vertx;
  private final ContextInternal context;
  private final PresenceConfig config;
  private final String replica;
  private final RedisLinks links;
  private final Leases leases;
  private final LiveConnections connections;
  private final PresenceEdges edges;
  private final Sweep sweep;
  private final Audit audit;
  private final Statistics statistics;
  private final Map<Long, LocalUser> users = new HashMap<>();
  private final Map<String, Future<Void>> leaving = new HashMap<>();
  private final List<Long> timers = new ArrayList<>();
  private long steadySince = System.nanoTime();
  private boolean renewed;
  private boolean retrying;
  private boolean closed;

  /** A user with connections to this replica. */
  private static final class LocalUser {
    private final Map<String, LocalConnection> connections = new HashMap<>(2);
    private @Nullable Future<Void> noted;
  }

  private record LocalConnection(String session, long sinceNanos) {}

  public Presence(
      VertxInternal vertx,
      PresenceConfig config,
      int mostMembers,
      String replica,
      RedisLinks links,
      Statistics statistics) {
    this.vertx = vertx;
    this.context = vertx.createEventLoopContext();
    this.config = config;
    this.replica = replica;
    this.statistics = statistics;
    this.links = links;
    this.leases = new Leases(links);
    this.connections = new LiveConnections(links);
    this.edges =
        new PresenceEdges(vertx, links, statistics, config.merge().toMillis(), mostMembers);
    this.sweep = new Sweep(replica, leases, connections, edges, statistics);
    this.audit = new Audit(links, config.audit().toMillis() / AUDIT_TICK_MS);
  }

  /** Takes the lease; completes when others see this replica alive. */
  public Future<Void> start() {
    return Hop.to(
        context,
        () ->
            renew()
                .onSuccess(
                    first -> {
                      every(config.renewal().toMillis(), this::renewAgain);
                      every(config.sweep().toMillis(), this::sweepIfSteady);
                      every(AUDIT_TICK_MS, this::auditSome);
                    }));
  }

  /**
   * Notes a user, before a connection of it is written. An earlier attempt on the same connection
   * is undone first, or that would undo this one; fails where that cannot be done now.
   */
  public Future<Void> enter(long user, String connection, String session) {
    return Hop.to(context, () -> note(user, connection, session));
  }

  /** The user of a new connection was offline before. */
  public void cameOnline(long user) {
    context.runOnContext(v -> edges.changed(user));
  }

  /** The user went offline, by what somebody else did to its connections. */
  public void wentOffline(long user) {
    context.runOnContext(v -> edges.changed(user));
  }

  /**
   * A connection is gone, or was never made. Completes when it is forgotten, or when an earlier
   * call tries already; tries until then.
   */
  public Future<Void> leave(long user, String connection) {
    return Hop.to(context, () -> leave(connection, user));
  }

  private Future<Void> leave(String connection, long user) {
    Future<Void> left = leaving.get(connection);
    return left == null ? forget(user, connection, "") : left;
  }

  /**
   * A log-in failed, or its answer was lost: what it may have noted is taken back, now and once
   * more when it can not take effect any more. Completes as {@link #leave} does.
   *
   * @param session the session that it would have begun, or "" when it was there before
   */
  public Future<Void> undo(long user, String connection, String session) {
    return Hop.to(
        context,
        () -> {
          vertx.setTimer(UNDO_AGAIN_MS, timer -> undoAgain(user, connection, session));
          Future<Void> left = leaving.get(connection);
          return left == null ? forget(user, connection, session) : left;
        });
  }

  /** The client may have logged in again on the same connection, and that stays. */
  private void undoAgain(long user, String connection, String session) {
    LocalUser local = users.get(user);
    boolean again = local != null && local.connections.containsKey(connection);
    if (!closed && !leaving.containsKey(connection) && !(again && session.isEmpty())) {
      connections
          .close(user, connection, session)
          .onSuccess(offline -> left(user, connection, offline))
          .onFailure(away -> LOG.log(DEBUG, "a log-in is not undone: {0}", away.getMessage()));
    }
  }

  /** Forgets who came and went lately: somebody is deleted who may be among them. */
  public Future<Response> forgetEdges() {
    return Hop.to(context, () -> EdgeLog.forget(links.current()));
  }

  /** Publishes may have been missed: looks soon which sessions have ended. */
  public void audit() {
    context.runOnContext(v -> audit.hurry());
  }

  /** The store came back with less: everything is written again, and what it forgot is ended. */
  public void recover() {
    context.runOnContext(v -> restore().onComplete(written -> audit.hurry()));
  }

  /** Gives the lease back. The connections are to be closed before. */
  public Future<Void> close() {
    return Hop.to(
        context,
        () -> {
          closed = true;
          timers.forEach(vertx::cancelTimer);
          return edges
              .flush()
              .compose(flushed -> statistics.report())
              .compose(reported -> leases.end(replica, true))
              .compose(ended -> ended ? statistics.fold(replica) : Future.<Void>succeededFuture())
              .onComplete(done -> edges.close());
        });
  }

  private void every(long ms, Runnable task) {
    timers.add(vertx.setPeriodic(ms, timer -> task.run()));
  }

  private Future<Void> note(long user, String connection, String session) {
    Future<Void> left = leaving.get(connection);
    if (left != null) {
      return left.compose(undone -> note(user, connection, session));
    }
    LocalUser local = users.computeIfAbsent(user, number -> new LocalUser());
    local.connections.put(connection, new LocalConnection(session, System.nanoTime()));
    Future<Void> noted = local.noted;
    if (noted == null || noted.failed()) {
      noted = leases.add(replica, List.of(user)).mapEmpty();
      local.noted = noted;
    }
    return noted;
  }

  private Future<Void> forget(long user, String connection, String ending) {
    LocalUser local = users.get(user);
    if (local != null) {
      local.connections.remove(connection);
      if (local.connections.isEmpty()) {
        users.remove(user);
      }
    }
    Promise<Void> left = Promise.promise();
    leaving.put(connection, left.future());
    connections
        .close(user, connection, ending)
        .onSuccess(offline -> left(user, connection, offline))
        .onFailure(away -> later(user, connection, ending))
        .<Void>mapEmpty()
        .onComplete(left);
    return left.future();
  }

  private void later(long user, String connection, String ending) {
    if (!closed) {
      vertx.setTimer(RETRY_MS, timer -> forget(user, connection, ending));
    }
  }

  private void left(long user, String connection, boolean offline) {
    leaving.remove(connection);
    if (offline) {
      edges.changed(user);
    }
    if (!users.containsKey(user)) {
      // Commands of one loop keep their order: a later note of the user comes behind.
      leases.remove(replica, Set.of(user));
    }
  }

  private void renewAgain() {
    renew()
        .onFailure(this::notRenewed)
        .compose(done -> statistics.report())
        .compose(reported -> statistics.countOnline())
        .onFailure(e -> LOG.log(DEBUG, "statistics are not reported: {0}", e.getMessage()));
  }

  /** Tries again soon, so that all replicas are known to live before anybody sweeps. */
  private void notRenewed(Throwable failure) {
    steadySince = System.nanoTime();
    if (retrying || closed) {
      return;
    }
    LOG.log(WARNING, "the lease of this replica is not renewed: {0}", failure.getMessage());
    retrying = true;
    vertx.setTimer(RETRY_MS, timer -> retry());
  }

  private void retry() {
    renew()
        .onSuccess(renewed -> retrying = false)
        .onFailure(
            failure -> {
              steadySince = System.nanoTime();
              if (!closed) {
                vertx.setTimer(RETRY_MS, timer -> retry());
              }
            });
  }

  private Future<Void> renew() {
    return leases
        .renew(replica, config.lease().toMillis())
        .compose(
            noted -> {
              boolean first = !renewed;
              renewed = true;
              if (noted == users.size() || (first && users.isEmpty())) {
                return Future.succeededFuture();
              }
              return noted < 0 ? restore() : noteAll();
            });
  }

  /** Others may have swept this replica: everything is written again. */
  private Future<Void> restore() {
    steadySince = System.nanoTime();
    List<Future<?>> restored = new ArrayList<>();
    restored.add(noteAll());
    users.forEach(
        (user, local) ->
            local.connections.forEach(
                (connection, known) ->
                    restored.add(
                        connections
                            .restore(user, connection, known.session())
                            .onSuccess(online -> edges.changed(user)))));
    return Future.join(restored).mapEmpty();
  }

  private Future<Void> noteAll() {
    List<Long> numbers = List.copyOf(users.keySet());
    List<Future<?>> noted = new ArrayList<>();
    for (int from = 0; from < numbers.size(); from += USERS_PER_COMMAND) {
      int to = Math.min(numbers.size(), from + USERS_PER_COMMAND);
      noted.add(leases.add(replica, numbers.subList(from, to)));
    }
    return Future.all(noted).mapEmpty();
  }

  private void auditSome() {
    for (long user : audit.turn(users.keySet())) {
      LocalUser local = users.get(user);
      if (local != null) {
        audit.check(user, settled(local));
      }
    }
  }

  private static Map<String, String> settled(LocalUser local) {
    long now = System.nanoTime();
    Map<String, String> settled = new HashMap<>();
    local.connections.forEach(
        (connection, known) -> {
          if (now - known.sinceNanos() > AUDIT_AFTER_NANOS) {
            settled.put(connection, known.session());
          }
        });
    return settled;
  }

  private void sweepIfSteady() {
    long steadyNanos = System.nanoTime() - steadySince;
    if (steadyNanos > TimeUnit.MILLISECONDS.toNanos(config.renewal().toMillis())) {
      sweep.run();
    }
  }
}
