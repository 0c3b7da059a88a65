package chat.scrp.verifier.load;

import java.util.Random;

/** Makes one step after the other from a random source alone. */
public final class StepSource {
  private static final int LONGEST_TEXT = 240;

  private final Random random;
  private final int users;
  private final double meanMillis;
  private double at;

  StepSource(Random random, int users, double rate) {
    this.random = random;
    this.users = users;
    meanMillis = 1000 / rate;
  }

  /** The next step. */
  public Step next() {
    at += -Math.log(1 - random.nextDouble()) * meanMillis;
    return new Step(
        (long) at,
        random.nextInt(users),
        Step.Kind.of(random.nextInt(Step.Kind.TOTAL)),
        random.nextInt(1 << 20),
        1 + random.nextInt(LONGEST_TEXT));
  }
}
