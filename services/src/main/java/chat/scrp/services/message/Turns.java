package chat.scrp.services.message;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.services.dispatch.ScrpError;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * Lets actions run one at a time, in the order in which they asked; one too many is answered 420.
 * Used on one event loop.
 */
final class Turns {
  private final int mostWaiting;
  private final Duration retryAfter;
  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private boolean taken;

  Turns(int mostWaiting, Duration retryAfter) {
    this.mostWaiting = mostWaiting;
    this.retryAfter = retryAfter;
  }

  /** Runs an action when it is its turn, on the context of who asks. */
  <T> Future<T> take(Supplier<Future<T>> action) {
    if (!taken) {
      return run(action);
    }
    if (waiting.size() >= mostWaiting) {
      return Future.failedFuture(new ScrpError(ErrorCode.RATE_LIMITED, retryAfter.toMillis()));
    }
    Promise<T> done = Promise.promise();
    Context context = Objects.requireNonNull(Vertx.currentContext(), "on an event loop");
    waiting.add(() -> context.runOnContext(turn -> run(action).onComplete(done)));
    return done.future();
  }

  /** Whether nobody runs or waits. */
  boolean isIdle() {
    return !taken;
  }

  private <T> Future<T> run(Supplier<Future<T>> action) {
    taken = true;
    Future<T> running;
    try {
      running = action.get();
    } catch (RuntimeException e) {
      running = Future.failedFuture(e);
    }
    return running.onComplete(done -> next());
  }

  private void next() {
    Runnable next = waiting.poll();
    taken = next != null;
    if (next != null) {
      next.run();
    }
  }
}
