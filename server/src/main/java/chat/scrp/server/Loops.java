package chat.scrp.server;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.transport.Transport;

/** The threads that everything runs on. */
final class Loops {
  private Loops() {}

  /** With epoll where its library loads (it costs less than NIO), else with NIO. */
  static Vertx start(int count) {
    VertxOptions options = new VertxOptions().setEventLoopPoolSize(count);
    // One class loader for all: setting it anew for each message costs more than it tells.
    options.setDisableTCCL(true);
    Transport epoll = Transport.EPOLL;
    boolean usable = epoll != null && epoll.available();
    return Vertx.builder().with(options).withTransport(usable ? epoll : Transport.NIO).build();
  }
}
