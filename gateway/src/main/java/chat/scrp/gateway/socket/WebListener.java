package chat.scrp.gateway.socket;

import chat.scrp.gateway.GatewayConfig;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.internal.http.WebSocketInternal;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.ConnectionBase;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** HTTP on one event loop: WebSockets at {@code /scrp}, everything else is the page's. */
public final class WebListener {
  /** Names the free port that all event loops share where none is configured. */
  private static final int FREE_PORT_ID = 2;

  /**
   * Handlers that an open WebSocket has no use for: frames are written as bytes, pings look after
   * it instead of the idle time, and nothing on it is unsolicited.
   */
  private static final Set<String> OF_VERTX =
      Set.of("wsencoder", "idle", "unsolicitedMessageHandler");

  private static final String PATH = "/scrp";
  private static final int MAX_LINE = 4096;
  private static final int MAX_HEADERS = 16 << 10;

  private final SocketLoop loop;
  private final OriginCheck origins;
  private final WebSite site;
  private final HttpServer server;

  /** What is at the other paths. */
  public interface WebSite extends Handler<HttpServerRequest> {
    /** Answers with a status and a short text, with the headers that every answer has. */
    void refuse(HttpServerRequest request, int status);
  }

  public WebListener(SocketLoop loop, WebSite site) {
    this.loop = loop;
    this.site = site;
    this.origins = new OriginCheck(loop.config().listen().allowedOrigins());
    this.server = loop.vertx().createHttpServer(options());
    server.requestHandler(this::handle).invalidRequestHandler(this::malformed);
    server.connectionHandler(this::connected);
  }

  private HttpServerOptions options() {
    GatewayConfig.Listen listen = loop.config().listen();
    HttpServerOptions options =
        new HttpServerOptions()
            .setTcpNoDelay(true)
            .setTcpKeepAlive(true)
            .setIdleTimeout((int) loop.config().timing().httpIdle().toMillis())
            .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
            .setMaxInitialLineLength(MAX_LINE)
            .setMaxHeaderSize(MAX_HEADERS)
            .setHttp2ClearTextEnabled(false)
            .setUseAlpn(false)
            .addWebSocketSubProtocol("scrp")
            .setPerMessageWebSocketCompressionSupported(false)
            .setPerFrameWebSocketCompressionSupported(false)
            .setMaxWebSocketFrameSize(WebSocketWire.MAX_MESSAGE);
    options.setTcpKeepAliveIdleSeconds(20).setTcpKeepAliveIntervalSeconds(10);
    options.setTcpKeepAliveCount(3);
    SocketTls.apply(listen.tls(), options);
    return options;
  }

  /** Listens; the result is the port that it really has. */
  public Future<Integer> listen() {
    GatewayConfig.Listen listen = loop.config().listen();
    SocketAddress address = ListenAddress.of(listen.host(), listen.httpPort(), FREE_PORT_ID);
    return server.listen(address).map(HttpServer::actualPort);
  }

  /** Reads the certificate again, for connections from now on. */
  public Future<Boolean> reloadTls(GatewayConfig.Tls tls) {
    return server.updateSSLOptions(SocketTls.options(tls), true);
  }

  private void connected(HttpConnection connection) {
    String address = connection.remoteAddress().hostAddress();
    Channel channel = channel(connection);
    Threshold.crossed(channel);
    if (loop.acceptsVisit(address)) {
      Visit.begin(loop, loop.visitor(address), channel);
    } else {
      connection.close();
    }
  }

  private static Channel channel(HttpConnection connection) {
    return ((ConnectionBase) connection).channel();
  }

  private void handle(HttpServerRequest request) {
    Visit visit = Visit.of(channel(request.connection()));
    if (visit != null) {
      visit.finished();
    }
    if (hasBody(request)) {
      // Nobody here reads it, however long it gets.
      closeWhenAnswered(request);
    }
    String address = address(request);
    if (!loop.isOpen()) {
      site.refuse(request, 503);
    } else if (!PATH.equals(request.path())) {
      site.handle(request);
    } else if (!"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
      site.refuse(request, 426);
    } else if (!origins.allows(
        request.getHeader(HttpHeaders.ORIGIN),
        isSecure(request),
        request.getHeader(HttpHeaders.HOST))) {
      site.refuse(request, 403);
    } else if (!becomes(visit, address)) {
      closeWhenAnswered(request);
      site.refuse(request, 503);
    } else {
      // A malformed handshake was answered 400 by the time this fails.
      request
          .toWebSocket()
          .onSuccess(socket -> accept(socket, address))
          .onFailure(refused -> request.connection().close());
    }
  }

  private static void closeWhenAnswered(HttpServerRequest request) {
    request.response().putHeader(HttpHeaders.CONNECTION, "close");
    request.response().endHandler(v -> request.connection().close());
  }

  /** A connection counts once: as a visit, and from now on as that of a client. */
  private boolean becomes(@Nullable Visit visit, String address) {
    if (visit != null) {
      visit.uncount();
    }
    return loop.accepts(address);
  }

  private static boolean hasBody(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return request.headers().contains(HttpHeaders.TRANSFER_ENCODING)
        || (length != null && !length.equals("0"));
  }

  private String address(HttpServerRequest request) {
    return ClientAddress.of(
        peer(request),
        String.join(",", request.headers().getAll("X-Forwarded-For")),
        loop.config().doors().trustedProxies());
  }

  private static String peer(HttpServerRequest request) {
    return request.remoteAddress().hostAddress();
  }

  /** Behind a proxy that ends TLS, the page's own origin is https. */
  private boolean isSecure(HttpServerRequest request) {
    boolean proxied = loop.config().doors().trustedProxies().contains(peer(request));
    return request.isSSL()
        || (proxied && "https".equalsIgnoreCase(request.getHeader("X-Forwarded-Proto")));
  }

  private void malformed(HttpServerRequest request) {
    Throwable cause = request.decoderResult().cause();
    int status =
        cause instanceof TooLongHttpLineException
            ? 414
            : cause instanceof TooLongHttpHeaderException ? 431 : 400;
    request.response().putHeader(HttpHeaders.CONNECTION, "close");
    site.refuse(request, status);
    request.connection().close();
  }

  /** As with TCP, what Vert.x keeps of a socket goes, and with it what is left of the request. */
  private void accept(ServerWebSocket socket, String address) {
    ChannelHandlerContext accepted = ((WebSocketInternal) socket).channelHandlerContext();
    ChannelPipeline pipeline = accepted.pipeline();
    if (!accepted.channel().isActive()) {
      // The peer is gone already, and nothing would tell of it any more.
      return;
    }
    for (String name : pipeline.names()) {
      if (OF_VERTX.contains(name)) {
        pipeline.remove(name);
      }
    }
    Visit visit = Visit.of(accepted.channel());
    if (visit != null) {
      pipeline.remove(visit);
    }
    WebSocketFrames frames = new WebSocketFrames();
    pipeline.replace(accepted.handler(), "scrp", new WebSocketWire(loop, address, frames));
    // After the wire: what the old one has not decoded yet comes out of the new one at once.
    pipeline.replace("wsdecoder", "frames", frames);
  }
}
