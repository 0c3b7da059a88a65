package chat.scrp.verifier.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {
  @Test
  void isTheSameForTheSameSeed() {
    assertEquals(Plan.of(5, "a", 50, 20, 100), Plan.of(5, "a", 50, 20, 100));
    assertEquals(steps(5), steps(5));
  }

  @Test
  void isAnotherForAnotherSeed() {
    assertNotEquals(Plan.of(5, "a", 50, 20, 100), Plan.of(6, "a", 50, 20, 100));
    assertNotEquals(steps(5), steps(6));
  }

  @Test
  void hasTheUsersRoomsAndFriendshipsThatWereAskedFor() {
    Plan plan = Plan.of(1, "a", 50, 20, 100);

    assertEquals(50, plan.users().size());
    assertEquals(20, plan.users().stream().mapToInt(user -> user.owns().size()).sum());
    assertEquals(100, plan.users().stream().mapToInt(user -> user.friends().size()).sum());
    assertTrue(plan.users().stream().anyMatch(Profile::pushAck));
    assertTrue(plan.users().stream().anyMatch(user -> user.transports().size() == 2));
  }

  private static List<Step> steps(long seed) {
    StepSource source = Plan.of(seed, "a", 50, 20, 100).steps(seed, 100);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      steps.add(source.next());
    }
    return steps;
  }
}
