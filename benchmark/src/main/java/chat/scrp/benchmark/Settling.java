package chat.scrp.benchmark;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Whether the JIT of the servers has settled: what a step costs stays the same for a while. */
final class Settling {
  private static final int STEPS = 3;
  private static final double SAME = 1.1;

  /** What the compilers of a JVM take before they have seen everything that is hot. */
  private static final double LEAST_CPU_SECONDS = 10;

  private final Subject subject;
  private final double begin;
  private final List<Double> costs = new ArrayList<>();

  Settling(Subject subject) {
    this.subject = subject;
    this.begin = subject.serverCpu();
  }

  /** One more step, and what one unit of it has cost: CPU time, because neighbours change rates. */
  void cost(double ofOne) {
    costs.add(ofOne);
  }

  /** Whether the last steps cost the same, and the servers have had their time. */
  boolean isOver() {
    return isSteady()
        && subject.serverCpu() - begin >= LEAST_CPU_SECONDS * subject.servers().size();
  }

  private boolean isSteady() {
    if (costs.size() < STEPS) {
      return false;
    }
    List<Double> last = costs.subList(costs.size() - STEPS, costs.size());
    return Collections.max(last) < SAME * Collections.min(last);
  }
}
