package chat.scrp.server;

import chat.scrp.server.config.Configuration;
import chat.scrp.server.config.ServerConfig;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The server from start to stop, as one process with one terminal. */
final class Serve {
  private static final System.Logger log = System.getLogger(Serve.class.getName());

  /** What the end of all parts may take beside the drain. */
  private static final Duration REST = Duration.ofSeconds(9);

  private Serve() {}

  /** Returns when the server was asked to stop and has stopped. */
  static void run(Configuration configuration) {
    ServerConfig config = configuration.server();
    Logs.configure(config);
    configuration.warnings().forEach(warning -> log.log(System.Logger.Level.WARNING, warning));
    CountDownLatch asked = new CountDownLatch(1);
    AtomicReference<ScrpServer> running = new AtomicReference<>();
    Signals.handle(asked::countDown, () -> endNow(running.get()));
    try (ScrpServer server = ScrpServer.start(config)) {
      running.set(server);
      System.out.print(server.welcome().text());
      System.out.flush();
      asked.await();
      endAfter(config.gateway().timing().drain().plus(REST), server);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void endAfter(Duration limit, ScrpServer server) {
    Thread watch =
        new Thread(
            () -> {
              try {
                Thread.sleep(limit.toMillis());
                log.log(
                    System.Logger.Level.ERROR,
                    "The stop took longer than " + limit.toSeconds() + " s");
                endNow(server);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "stop-limit");
    watch.setDaemon(true);
    watch.start();
  }

  private static void endNow(@Nullable ScrpServer server) {
    if (server != null) {
      server.abandon();
    }
    Runtime.getRuntime().halt(1);
  }
}
