package chat.scrp.client;

import chat.scrp.protocol.framing.Framing;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.internal.http.WebSocketInternal;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Connects over WebSocket. */
final class WebSocketConnector {
  private static final short NO_TEXT = 1003;

  private final WebSocketClient client;
  private final ClientOptions options;

  WebSocketConnector(Vertx vertx, ClientOptions options) {
    this.options = options;
    WebSocketClientOptions webSocket =
        new WebSocketClientOptions()
            .setMaxFrameSize(Framing.MAX_SERVER_MESSAGE)
            .setMaxMessageSize(Framing.MAX_SERVER_MESSAGE)
            .setMaxConnections(Integer.MAX_VALUE);
    webSocket.setConnectTimeout(Math.toIntExact(options.connectTimeout().toMillis()));
    this.client = vertx.createWebSocketClient(webSocket);
  }

  Future<FrameConnection> connect(Address address, FrameReceiver receiver) {
    WebSocketConnectOptions target =
        new WebSocketConnectOptions()
            .setHost(address.host())
            .setPort(address.port())
            .setURI(address.path())
            .setSsl(address.tls())
            .setTimeout(options.connectTimeout().toMillis())
            .setSubProtocols(List.of("scrp"))
            .setAllowOriginHeader(false);
    if (address.tls()) {
      target.setSslOptions(Trust.sslOptions(options));
    }
    ClientWebSocket socket = client.webSocket();
    Reception reception = new Reception(receiver);
    socket.textMessageHandler(text -> reception.frame(text.getBytes(StandardCharsets.UTF_8)));
    socket.binaryMessageHandler(
        bytes -> {
          reception.failed(new ProtocolException("a binary message"));
          var unused = socket.close(NO_TEXT);
        });
    socket.exceptionHandler(
        cause -> {
          if (!(cause instanceof HttpClosedException)) {
            reception.failed(cause);
          }
        });
    socket.closeHandler(closed -> reception.ended(closeCode(socket)));
    return socket.connect(target).map(open -> connection(open, reception));
  }

  private static FrameConnection connection(WebSocket socket, Reception reception) {
    return new SocketConnection(
        socket,
        ((WebSocketInternal) socket).channelHandlerContext(),
        reception,
        frame -> socket.writeTextMessage(new String(frame, StandardCharsets.UTF_8)),
        socket::close);
  }

  private static @Nullable Integer closeCode(WebSocket socket) {
    Short code = socket.closeStatusCode();
    return code == null ? null : Integer.valueOf(code);
  }

  Future<Void> close() {
    return client.close();
  }
}
