package chat.scrp.gateway.push;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/**
 * Lets only so many tasks of one event loop run at a time, so that thousands of connections that
 * come back at once do not keep the others waiting. Waiting tasks are bounded by the connections.
 */
public final class Admission {
  private final int limit;
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private int running;
  private boolean starting;

  public Admission(int limit) {
    this.limit = limit;
  }

  /** Runs it now or when it is its turn; ends as the task does. */
  public <T> Future<T> run(Supplier<Future<T>> task) {
    Promise<T> done = Promise.promise();
    waiting.add(() -> start(task, done));
    startWaiting();
    return done.future();
  }

  /** In a loop: of tasks that end at once, thousands may wait. */
  private void startWaiting() {
    if (starting) {
      return;
    }
    starting = true;
    while (running < limit && !waiting.isEmpty()) {
      waiting.remove().run();
    }
    starting = false;
  }

  private <T> void start(Supplier<Future<T>> task, Promise<T> done) {
    running++;
    Future.succeededFuture()
        .compose(v -> task.get())
        .onComplete(
            result -> {
              running--;
              done.handle(result);
              startWaiting();
            });
  }
}
