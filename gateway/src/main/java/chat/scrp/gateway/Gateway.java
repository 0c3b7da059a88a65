package chat.scrp.gateway;

import chat.scrp.gateway.dispatch.RequestCounts;
import chat.scrp.gateway.management.Diagnoses;
import chat.scrp.gateway.management.GatewayMetrics;
import chat.scrp.gateway.management.ManagementServer;
import chat.scrp.gateway.push.PushCounts;
import chat.scrp.gateway.push.PushRouter;
import chat.scrp.gateway.socket.ConnectionIds;
import chat.scrp.gateway.socket.SocketCounts;
import chat.scrp.gateway.socket.Threshold;
import chat.scrp.services.Services;
import chat.scrp.services.admin.AdminAnswer;
import chat.scrp.services.admin.AdminCall;
import chat.scrp.services.dispatch.ConnectionClosed;
import chat.scrp.services.dispatch.LocalCodec;
import chat.scrp.services.dispatch.PendingCall;
import chat.scrp.services.log.DeliveredMarks;
import chat.scrp.services.stats.Traffic;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Everything that faces the network: listeners, connections, pushes, the page, management. */
public final class Gateway {

  /**
   * Where the listeners really are.
   *
   * @param host as configured
   */
  public record Addresses(String host, int tcpPort, int httpPort, int managementPort) {}

  /** How often it is looked whether the certificate's files have changed. */
  private static final Duration CERTIFICATE_LOOKS = Duration.ofSeconds(10);

  private final Vertx vertx;
  private final GatewayVerticle.Shared shared;
  private final List<GatewayVerticle> verticles = Collections.synchronizedList(new ArrayList<>());
  private final List<String> deployments = Collections.synchronizedList(new ArrayList<>());
  private final GatewayMetrics metrics;
  private final ManagementServer management;
  private volatile boolean draining;
  private volatile int managementPort;
  private volatile @Nullable CertificateWatch watch;

  private Gateway(Vertx vertx, GatewayVerticle.Shared shared) {
    this.vertx = vertx;
    this.shared = shared;
    this.metrics =
        new GatewayMetrics(
            shared.requests(),
            shared.sockets(),
            shared.pushes(),
            shared.backend().metrics(),
            this::problems);
    Diagnoses diagnoses = new Diagnoses(shared.config(), shared.backend().metrics());
    this.management =
        new ManagementServer(
            vertx,
            shared.backend().loops(),
            shared.config(),
            this::problems,
            metrics,
            () -> diagnoses.now(tcpPort(), httpPort(), managementPort));
  }

  /**
   * Listens on all ports, with the services of this replica behind it.
   *
   * @param replica the replica's name, unique in the cluster and new at each start
   * @param traffic counts what goes through the sockets
   * @param threshold of the transport that the Vertx was made with
   */
  public static Future<Gateway> deploy(
      Vertx vertx,
      GatewayConfig config,
      Services services,
      String replica,
      Traffic traffic,
      Threshold threshold) {
    return deploy(vertx, config, new ServicesBackend(services), replica, traffic, threshold);
  }

  /**
   * Listens on all ports, with one verticle on each event loop.
   *
   * @param replica the replica's name, unique in the cluster and new at each start
   * @param traffic counts what goes through the sockets
   * @param threshold of the transport that the Vertx was made with
   */
  public static Future<Gateway> deploy(
      Vertx vertx,
      GatewayConfig config,
      Backend backend,
      String replica,
      Traffic traffic,
      Threshold threshold) {
    LocalCodec.register(vertx, PendingCall.class, ConnectionClosed.class, DeliveredMarks.class);
    LocalCodec.register(vertx, AdminCall.class, AdminAnswer.class);
    PushRouter router =
        new PushRouter(backend.subscriberContext(), backend.channels(), backend.codec());
    backend.onPublished(router::published);
    backend.onResubscribed(router::resubscribed);
    router.open();
    Gateway gateway =
        new Gateway(
            vertx,
            new GatewayVerticle.Shared(
                config,
                backend,
                router,
                new ConnectionIds(replica),
                threshold,
                new RequestCounts(),
                new SocketCounts(backend.loops().count(), traffic),
                new PushCounts(traffic)));
    return gateway.open().recover(e -> gateway.close().transform(v -> Future.failedFuture(e)));
  }

  private Future<Gateway> open() {
    GatewayConfig.Listen listen = shared.config().listen();
    return shared
        .backend()
        .loops()
        .deployOnEach(this::newVerticle)
        .onSuccess(deployments::addAll)
        .compose(
            ids -> management.listen(shared.config().management().host(), listen.managementPort()))
        .map(
            port -> {
              managementPort = port;
              GatewayConfig.Tls tls = listen.tls();
              if (tls != null) {
                watch = new CertificateWatch(vertx, tls, CERTIFICATE_LOOKS, () -> reloadTls(tls));
              }
              return this;
            });
  }

  private GatewayVerticle newVerticle() {
    GatewayVerticle verticle = new GatewayVerticle(shared);
    verticles.add(verticle);
    return verticle;
  }

  /** Uses this certificate and key, as they are in the files now, for connections from now on. */
  public Future<Void> reloadTls(GatewayConfig.Tls tls) {
    List<Future<Void>> reloaded = new ArrayList<>();
    for (GatewayVerticle verticle : List.copyOf(verticles)) {
      if (verticle.isStarted()) {
        reloaded.add(verticle.reloadTls(tls));
      }
    }
    return Future.all(reloaded).mapEmpty();
  }

  /** Where clients reach it. */
  public Addresses addresses() {
    String host = shared.config().listen().host();
    return new Addresses(host, tcpPort(), httpPort(), managementPort);
  }

  private int tcpPort() {
    return List.copyOf(verticles).stream().mapToInt(GatewayVerticle::tcpPort).max().orElse(0);
  }

  private int httpPort() {
    return List.copyOf(verticles).stream().mapToInt(GatewayVerticle::httpPort).max().orElse(0);
  }

  /** Bytes that wait for clients to read, as of the last half second. */
  long waitingBytes() {
    return shared.sockets().waitingBytes();
  }

  /** Why clients should go elsewhere, in words; empty when it is ready. */
  public List<String> problems() {
    List<String> problems = new ArrayList<>(shared.backend().problems());
    if (draining) {
      problems.add("the server is shutting down");
    }
    return problems;
  }

  /**
   * Lets the clients go: not ready any more, no new connections, SERVER_GOING_AWAY, requests in
   * flight answered, delivered marks stored. Completes within the configured time.
   */
  public Future<Void> drain() {
    draining = true;
    List<Future<Void>> drained = new ArrayList<>();
    for (GatewayVerticle verticle : List.copyOf(verticles)) {
      if (verticle.isStarted()) {
        drained.add(verticle.drain());
      }
    }
    long limit = shared.config().timing().drain().toMillis();
    return Future.join(drained)
        .timeout(limit, TimeUnit.MILLISECONDS)
        .<Void>mapEmpty()
        .otherwiseEmpty();
  }

  /** Cuts what is left and closes all ports. */
  public Future<Void> close() {
    CertificateWatch watching = watch;
    if (watching != null) {
      watching.stop();
    }
    metrics.close();
    List<Future<Void>> closed = new ArrayList<>();
    closed.add(management.close());
    for (String deployment : List.copyOf(deployments)) {
      closed.add(vertx.undeploy(deployment));
    }
    deployments.clear();
    return Future.join(closed).mapEmpty();
  }
}
