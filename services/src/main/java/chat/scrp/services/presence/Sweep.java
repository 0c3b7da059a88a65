package chat.scrp.services.presence;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import chat.scrp.services.stats.Statistics;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the users of dead replicas offline. Several replicas may do so at a time: a connection is
 * forgotten by its name, so that one who is connected elsewhere stays online.
 */
final class Sweep {
  private static final System.Logger LOG = System.getLogger(Sweep.class.getName());
  private static final int USERS_AT_A_TIME = 200;

  private final String replica;
  private final Leases leases;
  private final LiveConnections connections;
  private final PresenceEdges edges;
  private final Statistics statistics;
  private boolean running;

  Sweep(
      String replica,
      Leases leases,
      LiveConnections connections,
      PresenceEdges edges,
      Statistics statistics) {
    this.replica = replica;
    this.leases = leases;
    this.connections = connections;
    this.edges = edges;
    this.statistics = statistics;
  }

  /** Sweeps once, unless it is still at it. */
  void run() {
    if (running) {
      return;
    }
    running = true;
    leases
        .expired()
        .compose(this::all)
        .onFailure(e -> LOG.log(WARNING, "dead replicas were not swept: {0}", e.getMessage()))
        .onComplete(done -> running = false);
  }

  private Future<Void> all(List<String> dead) {
    List<Future<?>> swept = new ArrayList<>();
    for (String other : dead) {
      if (!other.equals(replica)) {
        swept.add(one(other));
      }
    }
    return Future.join(swept).mapEmpty();
  }

  private Future<Void> one(String dead) {
    return leases
        .usersOfExpired(dead, USERS_AT_A_TIME)
        .compose(users -> users.isEmpty() ? end(dead) : users(dead, users));
  }

  private Future<Void> users(String dead, List<Long> users) {
    List<Future<?>> swept = new ArrayList<>();
    for (long user : users) {
      swept.add(
          connections
              .sweep(user, dead)
              .onSuccess(
                  offline -> {
                    if (offline) {
                      edges.changed(user);
                    }
                  }));
    }
    return Future.all(swept).compose(done -> leases.remove(dead, users)).compose(v -> one(dead));
  }

  private Future<Void> end(String dead) {
    return leases
        .end(dead, false)
        .compose(
            ended -> {
              if (!ended) {
                return Future.<Void>succeededFuture();
              }
              LOG.log(INFO, "replica {0} is gone; its users are offline", dead);
              return statistics.fold(dead);
            });
  }
}
