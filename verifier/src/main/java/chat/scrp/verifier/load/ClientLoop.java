package chat.scrp.verifier.load;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** The one thread of all clients, and its timers. */
public final class ClientLoop implements AutoCloseable {
  private static final Logger LOG = System.getLogger(ClientLoop.class.getName());
  private static final long CLOSE_SECONDS = 30;

  /** They tell of every connection that breaks, which is what a run is about. */
  private static final List<java.util.logging.Logger> CHATTY =
      Stream.of(
              "io.vertx.core.http.impl.HttpClientConnection",
              "io.vertx.core.net.impl.ConnectionBase")
          .map(java.util.logging.Logger::getLogger)
          .toList();

  private final Vertx vertx;
  private final Context context;

  /** Starts the thread. */
  public ClientLoop() {
    CHATTY.forEach(logger -> logger.setLevel(java.util.logging.Level.OFF));
    FileSystemOptions noFiles =
        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);
    vertx =
        Vertx.vertx(
            new VertxOptions()
                .setUseDaemonThread(true)
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setFileSystemOptions(noFiles));
    context = vertx.getOrCreateContext();
  }

  Vertx vertx() {
    return vertx;
  }

  /** Runs a task on the thread, from any thread. */
  void run(Runnable task) {
    context.runOnContext(go -> task.run());
  }

  /** Runs a task on the thread after a time. */
  void after(long millis, Runnable task) {
    vertx.setTimer(Math.max(1, millis), timer -> task.run());
  }

  /** Ends every connection that is left. */
  @Override
  public void close() {
    try {
      vertx.close().toCompletionStage().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.log(Level.WARNING, "connections stay behind", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
