package chat.scrp.gateway;

import chat.scrp.gateway.socket.Threshold;
import chat.scrp.services.stats.Traffic;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.transport.Transport;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A gateway on free ports, with fake services behind it. */
final class GatewayFixture implements AutoCloseable {
  final Vertx vertx;
  final FakeServices services;
  final Traffic traffic = new Traffic();
  final Gateway gateway;

  GatewayFixture(GatewayConfig config) {
    this(config, new GatewayConfig.Listen("127.0.0.1", 0, 0, 0, null, List.of()));
  }

  GatewayFixture(GatewayConfig config, GatewayConfig.Listen listen) {
    GatewayConfig all = config.withListen(listen);
    Threshold threshold = new Threshold(all);
    vertx =
        Vertx.builder()
            .with(new VertxOptions().setEventLoopPoolSize(2))
            .withTransport(threshold.before(Transport.NIO))
            .build();
    services = new FakeServices(vertx);
    gateway = await(Gateway.deploy(vertx, all, services, "r", traffic, threshold));
  }

  GatewayFixture() {
    this(GatewayConfig.defaults());
  }

  int tcpPort() {
    return gateway.addresses().tcpPort();
  }

  int httpPort() {
    return gateway.addresses().httpPort();
  }

  @Override
  public void close() {
    await(gateway.close());
    await(vertx.close());
  }

  static <T> T await(Future<T> future) {
    try {
      return future.await(10, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }
}
