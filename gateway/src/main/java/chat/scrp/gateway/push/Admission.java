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
final class Admission {
  private final int limit;
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private int running;

  Admission(int limit) {
    this.limit = limit;
  }

  Future<Void> run(Supplier<Future<Void>> task) {
    Promise<Void> done = Promise.promise();
    Runnable start = () -> start(task, done);
    if (running < limit) {
      start.run();
    } else {
      waiting.add(start);
    }
    return done.future();
  }

  private void start(Supplier<Future<Void>> task, Promise<Void> done) {
    running++;
    task.get()
        .onComplete(
            result -> {
              running--;
              done.handle(result);
              Runnable next = waiting.poll();
              if (next != null) {
                next.run();
              }
            });
  }
}
