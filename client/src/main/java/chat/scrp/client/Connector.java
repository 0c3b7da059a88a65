package chat.scrp.client;

import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Makes connections of one kind. */
interface Connector {
  /** Connects; frames go to the receiver from the first byte on. */
  Future<Link> connect(Link.Receiver receiver);

  /** Gives back what the connector holds. */
  Future<Void> close();

  /** The connector of an address. */
  static Connector of(Vertx vertx, ClientOptions options) {
    return options.webSocket()
        ? new WebSocketConnector(vertx, options)
        : new TcpConnector(vertx, options);
  }
}
