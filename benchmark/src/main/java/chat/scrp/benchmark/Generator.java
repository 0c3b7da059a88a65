package chat.scrp.benchmark;

import chat.scrp.verifier.cluster.StartException;
import chat.scrp.verifier.loop.EventLoop;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** The one thread that all clients of a measurement run on, and the bytes that they share. */
final class Generator implements AutoCloseable {
  private static final int AT_A_TIME = 16;
  private static final long STEP_SECONDS = 600;
  private static final int FIRST_BUFFER = 256 * 1024;
  private static final long LOOK_AGAIN_NANOS = 20_000_000;

  final EventLoop loop = new EventLoop("generator");

  /** What is being read; one connection after the other uses it. */
  byte[] buffer = new byte[FIRST_BUFFER];

  /** Opens a connection to a server. */
  CompletableFuture<Connection> connect(Subject subject, int number) {
    var opened = new CompletableFuture<Connection>();
    loop.run(
        () -> {
          try {
            new Connection(this, subject).connect(subject.address(number), opened);
          } catch (IOException | RuntimeException e) {
            opened.completeExceptionally(e);
          }
        });
    return opened;
  }

  /** Does something many times, a few at a time, and waits until all is done. */
  void each(String what, int count, IntFunction<CompletionStage<?>> step) {
    each(what, count, AT_A_TIME, step);
  }

  /** The same, with so many at a time. */
  void each(String what, int count, int atATime, IntFunction<CompletionStage<?>> step) {
    var steps = new Steps(this, count, step);
    loop.run(() -> steps.begin(atATime));
    await(steps.done(), what);
  }

  /** Does something on the thread and waits for it. */
  <T> T on(Supplier<T> task) {
    var result = new CompletableFuture<T>();
    loop.run(
        () -> {
          try {
            result.complete(task.get());
          } catch (RuntimeException e) {
            result.completeExceptionally(e);
          }
        });
    return await(result, "the generator");
  }

  /** Waits until something is so, at most so long. */
  boolean until(long seconds, BooleanSupplier condition) {
    long end = System.nanoTime() + seconds * 1_000_000_000;
    while (System.nanoTime() < end) {
      if (on(condition::getAsBoolean)) {
        return true;
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
    return on(condition::getAsBoolean);
  }

  /** CPU seconds of the thread so far. */
  double cpu() {
    return on(() -> ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9);
  }

  static <T> T await(CompletableFuture<T> future, String what) {
    try {
      return future.get(STEP_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new StartException(what + " takes more than " + STEP_SECONDS + " s");
    } catch (ExecutionException e) {
      throw new StartException(what + " failed: " + e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartException("interrupted");
    }
  }

  static void pause(double seconds) {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  @Override
  public void close() {
    loop.close();
  }
}
