package chat.scrp.gateway;

import chat.scrp.gateway.dispatch.FrameDispatcher;
import chat.scrp.gateway.dispatch.RequestCounts;
import chat.scrp.gateway.dispatch.RequestLog;
import chat.scrp.gateway.dispatch.ServiceBus;
import chat.scrp.gateway.push.LoopPushes;
import chat.scrp.gateway.push.PushCounts;
import chat.scrp.gateway.push.PushRouter;
import chat.scrp.gateway.socket.ConnectionIds;
import chat.scrp.gateway.socket.SocketCounts;
import chat.scrp.gateway.socket.SocketLoop;
import chat.scrp.gateway.socket.TcpListener;
import chat.scrp.gateway.socket.Threshold;
import chat.scrp.gateway.socket.WebListener;
import chat.scrp.gateway.web.WebPage;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.DeliveryOptions;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The gateway's part on one event loop. */
final class GatewayVerticle extends VerticleBase {

  /** What the verticles of all event loops share. */
  record Shared(
      GatewayConfig config,
      Backend backend,
      PushRouter router,
      ConnectionIds ids,
      Threshold threshold,
      RequestCounts requests,
      SocketCounts sockets,
      PushCounts pushes) {}

  /** What one event loop serves with. */
  private record Parts(LoopPushes pushes, SocketLoop sockets, TcpListener tcp, WebListener web) {}

  private final Shared shared;
  private volatile @Nullable Parts parts;
  private volatile int tcpPort;
  private volatile int httpPort;

  GatewayVerticle(Shared shared) {
    this.shared = shared;
  }

  @Override
  public Future<?> start() {
    Parts made = make(shared.backend().loops().current());
    parts = made;
    return made.tcp()
        .listen()
        .compose(
            port -> {
              tcpPort = port;
              shared.threshold().guard(port, shared.config().doors().proxyProtocol());
              return made.web().listen();
            })
        .onSuccess(
            port -> {
              httpPort = port;
              shared.threshold().guard(port, false);
            });
  }

  private Parts make(int index) {
    GatewayConfig config = shared.config();
    DeliveryOptions options =
        new DeliveryOptions()
            .setLocalOnly(true)
            .setSendTimeout(config.timing().service().toMillis());
    ServiceBus bus = new ServiceBus(vertx, index, options);
    LoopPushes pushes =
        shared
            .router()
            .attach(
                vertx,
                index,
                config,
                shared.backend().reader(),
                bus::marksDelivered,
                shared.pushes());
    FrameDispatcher dispatcher =
        new FrameDispatcher(
            bus, pushes, shared.requests(), RequestLog.of(config.management().logRequests()));
    SocketLoop sockets =
        new SocketLoop(
            vertx,
            index,
            config,
            dispatcher,
            shared.sockets(),
            shared.ids(),
            shared.threshold().door());
    pushes.onBroadcast(sockets::broadcast);
    WebPage page = new WebPage(vertx, config.listen().tls() != null);
    return new Parts(pushes, sockets, new TcpListener(sockets), new WebListener(sockets, page));
  }

  boolean isStarted() {
    return parts != null;
  }

  int tcpPort() {
    return tcpPort;
  }

  int httpPort() {
    return httpPort;
  }

  /** Takes no new connection, tells the clients, and lets them go; completes when they are gone. */
  Future<Void> drain() {
    return onLoop(
        () -> {
          Parts now = parts;
          if (now == null) {
            return Future.succeededFuture();
          }
          Future<Void> drained = now.sockets().drain();
          return drained.eventually(now.pushes()::flushMarks);
        });
  }

  Future<Void> reloadTls(GatewayConfig.Tls tls) {
    return onLoop(
        () -> {
          Parts now = parts;
          return now == null
              ? Future.succeededFuture()
              : Future.all(now.tcp().reloadTls(tls), now.web().reloadTls(tls)).mapEmpty();
        });
  }

  private Future<Void> onLoop(Supplier<Future<Void>> task) {
    Promise<Void> done = Promise.promise();
    context.runOnContext(v -> task.get().onComplete(done));
    return done.future();
  }

  @Override
  public Future<?> stop() {
    Parts now = parts;
    if (now != null) {
      now.sockets().close();
    }
    return Future.succeededFuture();
  }
}
