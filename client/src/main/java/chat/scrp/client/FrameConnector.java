package chat.scrp.client;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.concurrent.CompletionStage;

/**
 * Makes connections that carry whole frames, for tools that want to see the bytes: everything else
 * is easier with {@link ScrpClient}, which stands on it.
 *
 * <pre>{@code
 * FrameConnector connector =
 *     FrameConnector.create(vertx, ClientOptions.of("scrps://chat.example"));
 * connector
 *     .connect(URI.create("scrps://chat.example"), receiver)
 *     .thenAccept(connection -> connection.send(frame));
 * }</pre>
 */
public final class FrameConnector {
  private final TcpConnector tcp;
  private final WebSocketConnector webSocket;

  private FrameConnector(TcpConnector tcp, WebSocketConnector webSocket) {
    this.tcp = tcp;
    this.webSocket = webSocket;
  }

  /**
   * A connector on the event loops of a Vert.x.
   *
   * @param options of which the connect time-out and the trusted certificate count
   */
  public static FrameConnector create(Vertx vertx, ClientOptions options) {
    return new FrameConnector(
        new TcpConnector(vertx, options), new WebSocketConnector(vertx, options));
  }

  /**
   * Connects. What it tells comes on the event loop of the caller, or on one of the connector's
   * Vert.x where the caller is on none.
   *
   * @param address as in {@link ClientOptions#addresses()}; an {@link IllegalArgumentException}
   *     where it is of an unknown kind
   * @param receiver gets every frame from the first one on
   * @return the connection, ready to send; fails where there is none within the connect time-out,
   *     the certificate is not trusted or the upgrade to WebSocket refused, and then nothing comes
   *     to the receiver
   */
  public CompletionStage<FrameConnection> connect(URI address, FrameReceiver receiver) {
    return open(new Address(address), receiver).toCompletionStage();
  }

  Future<FrameConnection> open(Address address, FrameReceiver receiver) {
    return address.webSocket()
        ? webSocket.connect(address, receiver)
        : tcp.connect(address, receiver);
  }

  /** Closes every connection that is left, and makes no others. */
  public CompletionStage<Void> close() {
    return Future.join(tcp.close(), webSocket.close()).<Void>mapEmpty().toCompletionStage();
  }
}
