package chat.scrp.benchmark;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** One thing done many times, a few at a time, on the generator's thread. */
final class Steps {
  private final Generator generator;
  private final int count;
  private final IntFunction<CompletionStage<?>> step;
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private int next;
  private int finished;

  Steps(Generator generator, int count, IntFunction<CompletionStage<?>> step) {
    this.generator = generator;
    this.count = count;
    this.step = step;
  }

  CompletableFuture<Void> done() {
    return done;
  }

  void begin(int atATime) {
    if (count == 0) {
      done.complete(null);
    }
    for (int i = 0; i < atATime; i++) {
      proceed();
    }
  }

  private void proceed() {
    if (next == count || done.isDone()) {
      return;
    }
    step.apply(next++)
        .whenComplete(
            (result, failure) -> {
              // By way of the loop, so that steps which finish at once do not pile up on the stack.
              generator.loop.run(() -> finished(failure));
            });
  }

  private void finished(@Nullable Throwable failure) {
    if (failure != null) {
      done.completeExceptionally(failure);
    } else if (++finished == count) {
      done.complete(null);
    } else {
      proceed();
    }
  }
}
