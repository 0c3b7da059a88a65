package chat.scrp.client;

import chat.scrp.protocol.framing.Framing;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.net.PemTrustOptions;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Connects over WebSocket. */
final class WebSocketConnector implements Connector {
  private final WebSocketClient client;
  private final WebSocketConnectOptions target;

  WebSocketConnector(Vertx vertx, ClientOptions options) {
    this.client = vertx.createWebSocketClient(clientOptions(options));
    this.target =
        new WebSocketConnectOptions()
            .setHost(options.host())
            .setPort(options.port())
            .setURI(options.path())
            .setSsl(options.tls())
            .setTimeout(options.connectTimeout().toMillis())
            .setSubProtocols(List.of("scrp"))
            .setAllowOriginHeader(false);
  }

  private static WebSocketClientOptions clientOptions(ClientOptions options) {
    WebSocketClientOptions webSocket =
        new WebSocketClientOptions()
            .setMaxFrameSize(Framing.MAX_SERVER_MESSAGE)
            .setMaxMessageSize(Framing.MAX_SERVER_MESSAGE);
    webSocket.setConnectTimeout(Math.toIntExact(options.connectTimeout().toMillis()));
    if (options.trustedCertificate() != null) {
      webSocket.setTrustOptions(
          new PemTrustOptions().addCertPath(options.trustedCertificate().toString()));
    }
    return webSocket;
  }

  @Override
  public Future<Link> connect(Link.Receiver receiver) {
    ClientWebSocket socket = client.webSocket();
    socket.textMessageHandler(text -> receiver.frame(text.getBytes(StandardCharsets.UTF_8)));
    socket.closeHandler(closed -> receiver.closed(null));
    return socket.connect(target).map(WebSocketLink::new);
  }

  @Override
  public Future<Void> close() {
    return client.close();
  }

  private record WebSocketLink(WebSocket socket) implements Link {
    @Override
    public void send(byte[] frame) {
      // A write that fails closes the socket, which is told to the receiver.
      var unused = socket.writeTextMessage(new String(frame, StandardCharsets.UTF_8));
    }

    @Override
    public void pause() {
      socket.pause();
    }

    @Override
    public void resume() {
      socket.resume();
    }

    @Override
    public void close() {
      var unused = socket.close();
    }
  }
}
