package chat.scrp.verifier.cluster;

import chat.scrp.verifier.cluster.Disturbance.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What is disturbed and when, from the seed alone: phases with disturbances, each followed by a
 * quiet window.
 *
 * @param phases the disturbances of each phase, by time
 * @param phaseMillis how long a phase lasts
 * @param quietMillis how long a quiet window lasts
 */
public record NemesisPlan(List<List<Disturbance>> phases, long phaseMillis, long quietMillis) {
  /** How long a quiet window lasts, so that presence is judged. */
  public static final int USUAL_QUIET_SECONDS = 41;

  private static final long CYCLE_MILLIS = 150_000;
  private static final long SHORTEST_PHASE = 10_000;
  private static final long LEAST_BETWEEN_MILLIS = 7_000;

  /** What is done in a phase of full length, in an order that the seed decides. */
  private static final List<Kind> DECK =
      List.of(
          Kind.KILL_REPLICA,
          Kind.PAUSE_REPLICA,
          Kind.KILL_REDIS,
          Kind.PAUSE_REDIS,
          Kind.CUT_REPLICA,
          Kind.DRAIN_REPLICA,
          Kind.KILL_REPLICA,
          Kind.PAUSE_REPLICA,
          Kind.DELAY_REPLICA,
          Kind.CUT_REDIS,
          Kind.KILL_REPLICA,
          Kind.PAUSE_REPLICA,
          Kind.DELAY_REDIS,
          Kind.KILL_REPLICA,
          Kind.PAUSE_REPLICA);

  /** Takes copies of the lists. */
  public NemesisPlan {
    phases = phases.stream().map(List::copyOf).toList();
  }

  /**
   * The plan of a run.
   *
   * @param kinds what is done; empty for everything
   */
  public static NemesisPlan of(
      long seed, long millis, int replicas, int quietSeconds, List<Kind> kinds) {
    var random = new Random(seed);
    long quietMillis = quietSeconds * 1000L;
    int count = (int) Math.max(1, millis / CYCLE_MILLIS);
    long phaseMillis = Math.max(SHORTEST_PHASE, millis / count - quietMillis);
    List<List<Disturbance>> phases = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      phases.add(phase(random, phaseMillis, replicas, kinds.isEmpty() ? DECK : kinds));
    }
    return new NemesisPlan(phases, phaseMillis, quietMillis);
  }

  private static List<Disturbance> phase(
      Random random, long millis, int replicas, List<Kind> deck) {
    long most = millis / LEAST_BETWEEN_MILLIS;
    int size = (int) Math.max(2, Math.min(Math.max(deck.size(), 2), most));
    List<Kind> kinds = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      kinds.add(deck.get(i % deck.size()));
    }
    Collections.shuffle(kinds, random);
    List<Disturbance> phase = new ArrayList<>();
    long step = millis / (size + 1);
    for (int i = 0; i < size; i++) {
      long at = step / 2 + i * step + random.nextInt((int) (step / 2) + 1);
      Kind kind = kinds.get(i);
      phase.add(new Disturbance(at, kind, random.nextInt(replicas), length(random, kind)));
    }
    return phase;
  }

  private static long length(Random random, Kind kind) {
    return switch (kind) {
      case PAUSE_REPLICA, PAUSE_REDIS -> 1_000 + random.nextInt(19_000);
      case KILL_REPLICA, KILL_REDIS, DRAIN_REPLICA -> 500 + random.nextInt(4_500);
      case DELAY_REPLICA, DELAY_REDIS -> 20 + random.nextInt(380);
      case CUT_REPLICA, CUT_REDIS -> 0;
    };
  }
}
