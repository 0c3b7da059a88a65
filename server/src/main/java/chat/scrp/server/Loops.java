package chat.scrp.server;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.transport.Transport;
import java.util.function.UnaryOperator;

/** The threads that everything runs on. */
final class Loops {
  private Loops() {}

  /** With epoll where its library loads (it costs less than NIO), else with NIO. */
  static Vertx start(int count) {
    return start(count, transport -> transport);
  }

  /** The same, on a transport that is made of that one. */
  static Vertx start(int count, UnaryOperator<Transport> made) {
    VertxOptions options = new VertxOptions().setEventLoopPoolSize(count);
    // One class loader for all: setting it anew for each message costs more than it tells.
    options.setDisableTCCL(true);
    Transport epoll = Transport.EPOLL;
    boolean usable = epoll != null && epoll.available();
    Transport transport = made.apply(usable ? epoll : Transport.NIO);
    return Vertx.builder().with(options).withTransport(transport).build();
  }
}
