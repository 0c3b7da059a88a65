package chat.scrp.terminal.chat;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The one thread on which everything that a person sees is changed. What comes from the network,
 * the keyboard and the terminal is put in line here.
 */
public final class Loop {
  private static final long TICK_MS = 500;

  private final LinkedBlockingQueue<Runnable> steps = new LinkedBlockingQueue<>();
  private volatile @Nullable Integer status;

  /** Runs a step, later, on the thread of the loop. */
  public void post(Runnable step) {
    steps.add(step);
  }

  /** Ends the loop with the status of the process. */
  public void end(int exitStatus) {
    post(() -> status = exitStatus);
  }

  /**
   * Runs what is posted until the end.
   *
   * @param settled is run whenever nothing more waits, and twice a second at least
   * @return the status of the process
   */
  public int run(Runnable settled) throws InterruptedException {
    while (true) {
      Runnable step = steps.poll(TICK_MS, TimeUnit.MILLISECONDS);
      while (step != null) {
        step.run();
        Integer over = status;
        if (over != null) {
          return over;
        }
        step = steps.poll();
      }
      settled.run();
    }
  }
}
