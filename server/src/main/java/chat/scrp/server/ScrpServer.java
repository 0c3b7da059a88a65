package chat.scrp.server;

import chat.scrp.gateway.Gateway;
import chat.scrp.gateway.GatewayConfig;
import chat.scrp.gateway.socket.Threshold;
import chat.scrp.protocol.ErrorCode;
import chat.scrp.server.admin.ManagementToken;
import chat.scrp.server.config.ServerConfig;
import chat.scrp.services.Services;
import chat.scrp.services.ServicesConfig;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.redis.RedisCheck;
import chat.scrp.services.stats.Traffic;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;

/**
 * The whole server: the only place that knows all its parts.
 *
 * <p>Store, event loops, services and gateway start in this order and end in the other, each with a
 * bound on how long that may take. The store is the last to go, since draining needs it.
 */
public final class ScrpServer implements AutoCloseable {
  private static final System.Logger log = System.getLogger(ScrpServer.class.getName());
  private static final Duration START_OF_A_PART = Duration.ofSeconds(30);
  private static final Duration END_OF_A_PART = Duration.ofSeconds(2);
  private static final int REPLICA_BYTES = 6;

  private final ServerConfig config;
  private final String replica = newReplica();
  private final Traffic traffic = new Traffic();
  private final Deque<Part> running = new ArrayDeque<>();
  private final Store store;
  private final Gateway gateway;

  /** Something that runs, and how it ends. */
  private record Part(String name, Runnable end) {}

  private ScrpServer(ServerConfig config) {
    this.config = config;
    try {
      store = Store.open(config.store());
      running.push(new Part("store", store::close));
      Threshold threshold = new Threshold(config.gateway());
      Vertx vertx = Loops.start(config.eventLoops(), threshold::before);
      running.push(new Part("event loops", () -> end(vertx.close())));
      Services services = startServices(vertx);
      gateway = startGateway(vertx, services, threshold);
    } catch (RuntimeException e) {
      endParts();
      throw e;
    }
  }

  /**
   * Starts everything and returns when clients can connect.
   *
   * @throws StartException with one line for the person at the terminal
   */
  public static ScrpServer start(ServerConfig config) {
    GatewayConfig.Listen listen = config.gateway().listen();
    Ports.checkFree("SCRP_TCP_PORT", "SCRP_HOST", listen.host(), listen.tcpPort());
    Ports.checkFree("SCRP_HTTP_PORT", "SCRP_HOST", listen.host(), listen.httpPort());
    String management = config.gateway().management().host();
    Ports.checkFree(
        "SCRP_MANAGEMENT_PORT", "SCRP_MANAGEMENT_HOST", management, listen.managementPort());
    return new ScrpServer(config);
  }

  /** The listeners, with their real addresses. */
  public Gateway gateway() {
    return gateway;
  }

  /** What to tell the person who started it. */
  Welcome welcome() {
    boolean page = ClassLoader.getSystemResource("webroot/index.html") != null;
    return new Welcome(
        config.gateway().listen(), config.gateway().management().host(), gateway.addresses(), page);
  }

  /** Finishes what is in flight, tells the clients, and ends everything. */
  @Override
  public void close() {
    log.log(Level.INFO, "Stopping: finishing what is in flight");
    Duration drain = config.gateway().timing().drain().plus(END_OF_A_PART);
    try {
      Waiting.on(gateway.drain(), drain);
    } catch (StartException e) {
      log.log(Level.WARNING, "The drain did not end in time: " + e.getMessage());
    }
    endParts();
    log.log(Level.INFO, "Stopped");
  }

  /** Ends at once: for a second signal. */
  void abandon() {
    store.abandon();
  }

  private Services startServices(Vertx vertx) {
    var settings = config.servicesAt(store.uri());
    if (store.embedded().isEmpty()) {
      ExternalRedis.await(
          attempt -> RedisCheck.run(vertx, settings.redis(), attempt),
          config.store().shown(),
          config.store().connectTimeout());
    }
    log.log(Level.INFO, "Store: " + store.shown());
    Services services = deployServices(vertx, settings);
    running.push(new Part("services", () -> end(services.close())));
    return services;
  }

  /** A busy machine may need longer than one command may take: then again, for a while. */
  private Services deployServices(Vertx vertx, ServicesConfig settings) {
    long end = System.nanoTime() + START_OF_A_PART.toNanos();
    while (true) {
      try {
        return Waiting.on(Services.deploy(vertx, settings, replica, traffic), START_OF_A_PART);
      } catch (StartException e) {
        boolean unavailable =
            e.getCause() instanceof ScrpError error
                && error.code() == ErrorCode.SERVICE_UNAVAILABLE;
        if (!unavailable) {
          throw e;
        }
        if (System.nanoTime() - end >= 0) {
          throw new StartException("The store does not answer: " + store.shown(), e);
        }
        log.log(Level.INFO, "The store does not answer yet: trying again");
      }
    }
  }

  private Gateway startGateway(Vertx vertx, Services services, Threshold threshold) {
    Gateway started =
        Waiting.on(
            Gateway.deploy(vertx, gatewayConfig(), services, replica, traffic, threshold),
            START_OF_A_PART);
    running.push(new Part("gateway", () -> end(started.close())));
    return started;
  }

  private GatewayConfig gatewayConfig() {
    GatewayConfig.Management management = config.gateway().management();
    if (store.embedded().isEmpty()) {
      return config.gateway();
    }
    Path data = config.store().dataDirectory();
    String token = management.token() == null ? newToken(data) : management.token();
    return config
        .gateway()
        .withManagement(
            new GatewayConfig.Management(
                management.host(),
                token,
                data.toAbsolutePath().normalize(),
                management.logRequests()));
  }

  private static String newToken(Path data) {
    try {
      return ManagementToken.write(data);
    } catch (IOException e) {
      throw new StartException("The token of the admin commands cannot be written: " + e, e);
    }
  }

  private void endParts() {
    while (!running.isEmpty()) {
      Part part = running.pop();
      try {
        part.end().run();
      } catch (RuntimeException e) {
        log.log(Level.WARNING, "The " + part.name() + " did not end as it should", e);
      }
    }
  }

  /** Names this process among all that share a Redis; a new start is a new replica. */
  private static String newReplica() {
    byte[] bytes = new byte[REPLICA_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static void end(Future<?> ending) {
    Waiting.on(ending, END_OF_A_PART);
  }
}
