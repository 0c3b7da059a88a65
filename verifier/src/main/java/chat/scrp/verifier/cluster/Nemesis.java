package chat.scrp.verifier.cluster;

import chat.scrp.verifier.history.EventKind;
import chat.scrp.verifier.history.History;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Disturbs a cluster after a plan. It runs on the thread of its caller, which lends it short turns.
 */
public final class Nemesis {
  private static final Logger LOG = System.getLogger(Nemesis.class.getName());
  private static final long DELAY_MILLIS = 8_000;
  private static final int DRAIN_SECONDS = 25;
  private static final long START_AGAIN_MILLIS = 1_000;
  private static final int START_SECONDS = 240;

  private final Cluster cluster;
  private final History history;
  private final PriorityQueue<Undoing> undoings =
      new PriorityQueue<>(Comparator.comparingLong(Undoing::at));
  private int kills;
  private int redisKills;
  private int pauses;

  /** Disturbs that cluster and notes each act in the history. */
  public Nemesis(Cluster cluster, History history) {
    this.cluster = cluster;
    this.history = history;
  }

  /** What has to be done to end a disturbance. */
  private record Undoing(long at, Act act) {}

  private interface Act {
    void run() throws IOException;
  }

  /** How many replicas and Redis were killed, Redis alone, and how many were paused. */
  public String counts() {
    return String.format(
        Locale.ROOT, "kills %d (Redis %d), pauses %d", kills + redisKills, redisKills, pauses);
  }

  /** Does one thing; its end follows in a later {@link #undo}. */
  public void disturb(Disturbance disturbance) {
    List<Replica> replicas = cluster.replicas();
    Replica replica = replicas.get(disturbance.replica() % replicas.size());
    try {
      switch (disturbance.kind()) {
        case KILL_REPLICA -> kill(replica, disturbance.millis());
        case PAUSE_REPLICA -> pause(replica, disturbance.millis());
        case DRAIN_REPLICA -> drain(replica, disturbance.millis());
        case CUT_REPLICA -> each("cut " + replica, replica.proxies(), Proxy::cut);
        case DELAY_REPLICA -> delay(replica + "", replica.proxies(), disturbance.millis());
        default -> disturbRedis(disturbance);
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "the nemesis failed: " + disturbance, e);
    }
  }

  /** Ends what is over by now. */
  public void undo() {
    undoUntil(System.nanoTime());
    for (Replica replica : cluster.replicas()) {
      if (replica.endedByItself()) {
        history.note(EventKind.BROKEN, replica + " ended by itself");
        later(0, () -> start(replica));
      }
    }
  }

  /** Ends everything at once; afterwards all processes run and nothing is slowed down. */
  public void undoAll() {
    long giveUp = System.nanoTime() + START_SECONDS * 1_000_000_000L;
    do {
      undoUntil(Long.MAX_VALUE);
    } while (!undoings.isEmpty() && System.nanoTime() < giveUp);
    if (!undoings.isEmpty()) {
      history.note(EventKind.BROKEN, "not all replicas start again");
    }
  }

  private void undoUntil(long now) {
    List<Undoing> due = new ArrayList<>();
    while (!undoings.isEmpty() && undoings.element().at() <= now) {
      due.add(undoings.remove());
    }
    for (Undoing undoing : due) {
      try {
        undoing.act().run();
      } catch (IOException e) {
        LOG.log(Level.WARNING, "the nemesis cannot undo", e);
      }
    }
  }

  private void disturbRedis(Disturbance disturbance) throws IOException {
    RedisServer redis = cluster.redis();
    Proxy proxy = cluster.redisProxy();
    switch (disturbance.kind()) {
      case KILL_REDIS -> {
        if (redis != null && !redis.child().isPaused() && redis.child().isAlive()) {
          note("kill Redis");
          redisKills++;
          redis.child().kill();
          later(disturbance.millis(), redis::start);
        }
      }
      case PAUSE_REDIS -> {
        if (redis != null && redis.child().isAlive()) {
          note("pause Redis for " + disturbance.millis() + " ms");
          pauses++;
          Child child = redis.child();
          child.pause();
          later(disturbance.millis(), child::resume);
        }
      }
      case CUT_REDIS -> {
        if (proxy != null) {
          each("cut Redis", List.of(proxy), Proxy::cut);
        }
      }
      default -> {
        if (proxy != null) {
          delay("Redis", List.of(proxy), Math.min(disturbance.millis(), 100));
        }
      }
    }
  }

  private void kill(Replica replica, long millis) throws IOException {
    if (replica.isUp() && !replica.child().isPaused()) {
      note("kill " + replica);
      kills++;
      replica.kill();
      later(millis, () -> start(replica));
    }
  }

  private void pause(Replica replica, long millis) throws IOException {
    if (replica.isUp()) {
      note("pause " + replica + " for " + millis + " ms");
      pauses++;
      Child child = replica.child();
      child.pause();
      later(millis, child::resume);
    }
  }

  private void drain(Replica replica, long millis) {
    if (replica.isUp() && !replica.child().isPaused()) {
      note("drain " + replica);
      Child child = replica.child();
      replica.terminate();
      later(millis, () -> restart(replica, child));
    }
  }

  private void restart(Replica replica, Child old) throws IOException {
    if (!old.await(DRAIN_SECONDS)) {
      String what = replica + " did not end " + DRAIN_SECONDS + " s after SIGTERM";
      history.note(EventKind.BROKEN, what);
      old.kill();
    }
    start(replica);
  }

  /** A server does not start while Redis is away: then it is tried again, as a supervisor would. */
  private void start(Replica replica) throws IOException {
    try {
      replica.start();
    } catch (StartException e) {
      note(replica + " does not start yet");
      later(START_AGAIN_MILLIS, () -> start(replica));
    }
  }

  private void delay(String what, List<Proxy> proxies, long millis) {
    each("delay " + what + " by " + millis + " ms", proxies, proxy -> proxy.delay(millis));
    later(DELAY_MILLIS, () -> proxies.forEach(proxy -> proxy.delay(0)));
  }

  private void each(String what, List<Proxy> proxies, Consumer<Proxy> act) {
    note(what);
    proxies.forEach(act);
  }

  private void later(long millis, Act act) {
    undoings.add(new Undoing(System.nanoTime() + millis * 1_000_000, act));
  }

  private void note(String what) {
    history.note(EventKind.NEMESIS, what);
  }
}
