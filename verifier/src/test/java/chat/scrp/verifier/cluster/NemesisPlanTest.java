package chat.scrp.verifier.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.verifier.cluster.Disturbance.Kind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NemesisPlanTest {
  private static final long FIFTEEN_MINUTES = 900_000;

  @Test
  void isTheSameForTheSameSeed() {
    assertEquals(
        NemesisPlan.of(3, FIFTEEN_MINUTES, 3, 41, List.of()),
        NemesisPlan.of(3, FIFTEEN_MINUTES, 3, 41, List.of()));
  }

  @Test
  void disturbsEnoughInFifteenMinutes() {
    NemesisPlan plan = NemesisPlan.of(3, FIFTEEN_MINUTES, 3, 41, List.of());
    List<Disturbance> all = plan.phases().stream().flatMap(List::stream).toList();

    assertTrue(plan.phases().size() >= 6, "quiet windows");
    assertTrue(count(all, Set.of(Kind.KILL_REPLICA, Kind.KILL_REDIS)) >= 20, "kills");
    assertTrue(count(all, Set.of(Kind.KILL_REDIS)) >= 5, "kills of Redis");
    assertTrue(count(all, Set.of(Kind.PAUSE_REPLICA, Kind.PAUSE_REDIS)) >= 20, "pauses");
    assertTrue(
        all.stream()
            .filter(d -> d.kind() == Kind.PAUSE_REPLICA || d.kind() == Kind.PAUSE_REDIS)
            .allMatch(d -> d.millis() >= 1_000 && d.millis() <= 20_000));
  }

  @Test
  void disturbsWithinThePhase() {
    NemesisPlan plan = NemesisPlan.of(9, 120_000, 2, 41, List.of());

    for (List<Disturbance> phase : plan.phases()) {
      assertTrue(phase.size() >= 2);
      assertTrue(phase.stream().allMatch(d -> d.atMillis() < plan.phaseMillis()));
    }
  }

  private static long count(List<Disturbance> of, Set<Kind> kinds) {
    return of.stream().filter(disturbance -> kinds.contains(disturbance.kind())).count();
  }
}
