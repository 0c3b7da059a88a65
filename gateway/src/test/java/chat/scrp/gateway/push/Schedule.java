package chat.scrp.gateway.push;

import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/** Virtual time: what is due runs in an order that only the seed decides. */
final class Schedule implements Timers {
  private record Timer(long at, long order, Runnable task) {}

  final Random random;
  private final List<Runnable> ready = new ArrayList<>();
  private final PriorityQueue<Timer> timers =
      new PriorityQueue<>(
          (one, other) ->
              one.at == other.at
                  ? Long.compare(one.order, other.order)
                  : Long.compare(one.at, other.at));
  private long now;
  private long order;

  Schedule(long seed) {
    random = new Random(seed);
  }

  /** Runs it some time, in any order with the others. */
  void soon(Runnable task) {
    ready.add(task);
  }

  @Override
  public void after(long delayMs, Runnable task) {
    timers.add(new Timer(now + delayMs, order++, task));
  }

  /** Runs one of the tasks that are ready, if there is one. */
  boolean step() {
    if (ready.isEmpty()) {
      return false;
    }
    int chosen = random.nextInt(ready.size());
    Runnable task = ready.get(chosen);
    ready.set(chosen, ready.get(ready.size() - 1));
    ready.remove(ready.size() - 1);
    task.run();
    return true;
  }

  /** Lets time pass, and runs everything that becomes due. */
  void pass(long ms) {
    long until = now + ms;
    while (true) {
      while (step()) {}
      Timer next = timers.peek();
      if (next == null || next.at > until) {
        now = until;
        return;
      }
      timers.remove();
      now = next.at;
      next.task.run();
    }
  }
}
