package chat.scrp.server;

import chat.scrp.server.config.LogFormat;
import chat.scrp.server.config.ServerConfig;
import java.lang.System.Logger.Level;
import java.util.logging.ConsoleHandler;
import java.util.logging.Handler;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/** The log of the process: one line per event to standard error. */
final class Logs {
  /** Logs, as an error with its trace, each connection that breaks while it is made; we do too. */
  private static final Logger REDIS_CONNECTIONS =
      Logger.getLogger("io.vertx.redis.client.impl.RedisConnectionManager");

  /** Who did what to the server is wanted however little else is. */
  private static final Logger AUDIT = Logger.getLogger("chat.scrp.audit");

  /** Traces of what strangers write where Vert.x still reads it (PROXY headers); it hangs up. */
  private static final Logger PIPELINES =
      Logger.getLogger("io.netty.channel.DefaultChannelPipeline");

  private static final Logger REQUESTS = Logger.getLogger("chat.scrp.request");

  private Logs() {}

  static void configure(ServerConfig config) {
    LogManager.getLogManager().reset();
    REDIS_CONNECTIONS.setLevel(java.util.logging.Level.OFF);
    PIPELINES.setLevel(java.util.logging.Level.OFF);
    AUDIT.setLevel(java.util.logging.Level.INFO);
    boolean requests = config.gateway().management().logRequests();
    REQUESTS.setLevel(requests ? java.util.logging.Level.INFO : null);
    Handler handler = new ConsoleHandler();
    handler.setLevel(java.util.logging.Level.ALL);
    handler.setFormatter(config.logFormat() == LogFormat.JSON ? new JsonLines() : new TextLines());
    Logger root = Logger.getLogger("");
    root.setLevel(config.logLevel().level());
    root.addHandler(handler);
    System.Logger log = System.getLogger(Logs.class.getName());
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, e) -> log.log(Level.ERROR, "The thread " + thread.getName() + " failed", e));
  }
}
