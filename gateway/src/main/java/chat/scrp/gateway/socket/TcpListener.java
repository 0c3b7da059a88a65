package chat.scrp.gateway.socket;

import chat.scrp.gateway.GatewayConfig;
import chat.scrp.gateway.dispatch.CloseReason;
import chat.scrp.protocol.framing.FrameDecoder;
import chat.scrp.protocol.framing.Framing;
import chat.scrp.protocol.model.Transport;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.vertx.core.Future;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** Accepts TCP connections on one event loop; the instances of all loops share the port. */
public final class TcpListener {
  /** Names the free port that all event loops share where none is configured. */
  private static final int FREE_PORT_ID = 1;

  private final SocketLoop loop;
  private final NetServer server;

  public TcpListener(SocketLoop loop) {
    this.loop = loop;
    GatewayConfig.Listen listen = loop.config().listen();
    NetServerOptions options = new NetServerOptions().setTcpNoDelay(true);
    options.setTcpKeepAlive(true);
    options.setTcpKeepAliveIdleSeconds(20).setTcpKeepAliveIntervalSeconds(10);
    options.setTcpKeepAliveCount(3);
    options.setUseProxyProtocol(loop.config().doors().proxyProtocol());
    SocketTls.apply(listen.tls(), options);
    server = loop.vertx().createNetServer(options).connectHandler(this::accept);
  }

  /** Listens; the result is the port that it really has. */
  public Future<Integer> listen() {
    GatewayConfig.Listen listen = loop.config().listen();
    SocketAddress address = ListenAddress.of(listen.host(), listen.tcpPort(), FREE_PORT_ID);
    return server.listen(address).map(NetServer::actualPort);
  }

  /** Reads the certificate again, for connections from now on. */
  public Future<Boolean> reloadTls(GatewayConfig.Tls tls) {
    return server.updateSSLOptions(SocketTls.options(tls), true);
  }

  private void accept(NetSocket socket) {
    ChannelHandlerContext accepted = ((NetSocketInternal) socket).channelHandlerContext();
    Threshold.crossed(accepted.channel());
    if (!isTrusted(socket) || !loop.accepts(address(socket))) {
      socket.close();
      return;
    }
    // What Vert.x keeps of each socket, and does for each read, is for others: it goes (see W4 in
    // benchmark/RESULTS.md).
    TcpWire wire = new TcpWire(loop, address(socket));
    accepted.pipeline().replace(accepted.handler(), "scrp", wire);
  }

  /** Anybody can write a PROXY header; only of a proxy is it believed. */
  private boolean isTrusted(NetSocket socket) {
    GatewayConfig.Doors doors = loop.config().doors();
    return !doors.proxyProtocol()
        || doors.trustedProxies().contains(socket.remoteAddress(true).hostAddress());
  }

  /**
   * A proxy may have been reached through a Unix socket, which has no address: then it is its own.
   */
  private static String address(NetSocket socket) {
    String client = socket.remoteAddress().hostAddress();
    return client == null ? socket.remoteAddress(true).hostAddress() : client;
  }

  /** The TCP side of one connection. */
  private static final class TcpWire extends ChannelInboundHandlerAdapter
      implements Connection.Wire, FrameDecoder.Sink {
    private final SocketLoop loop;
    private final String address;
    private ChannelHandlerContext channel;
    private Connection connection;
    private @Nullable FrameDecoder decoder;

    @SuppressWarnings("NullAway.Init") // Netty adds it to the channel before anything else.
    TcpWire(SocketLoop loop, String address) {
      this.loop = loop;
      this.address = address;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
      channel = context;
      connection = new Connection(loop, address, Transport.TCP, context, this);
      // A client may end its input (a pipe into netcat) and still wait for answers.
      context.channel().config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      ByteBuf bytes = (ByteBuf) message;
      try {
        loop.run(() -> received(bytes));
      } finally {
        bytes.release();
      }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
      if (event instanceof ChannelInputShutdownEvent) {
        loop.run(connection::endOfInput);
      }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      loop.run(connection::closed);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable broken) {
      loop.run(connection::closed);
      ChannelFuture unused = context.close();
    }

    private void received(ByteBuf bytes) {
      int length = bytes.readableBytes();
      if (length == 0) {
        return;
      }
      FrameDecoder frames = decoder;
      if (frames == null) {
        frames = detect(bytes.getByte(bytes.readerIndex()));
      }
      if (bytes.hasArray()) {
        frames.feed(bytes.array(), bytes.arrayOffset() + bytes.readerIndex(), length, this);
      } else {
        frames.feed(ByteBufUtil.getBytes(bytes), this);
      }
      connection.heard(length);
      connection.endsInside(frames.incomplete());
    }

    private FrameDecoder detect(byte first) {
      Framing framing = Framing.detect(first);
      if (framing == Framing.LINE) {
        connection.framing(Transport.LINE, WireFraming.LINE);
      } else {
        connection.framing(Transport.TCP, WireFraming.LENGTH_PREFIX);
      }
      FrameDecoder frames = framing.decoder(Framing.MAX_REQUEST);
      decoder = frames;
      return frames;
    }

    @Override
    public void frame(byte[] frame) {
      connection.frame(frame);
    }

    @Override
    public void tooLong() {
      connection.tooLong();
    }

    /** Ends the output and reads on until the peer is done: a reset would take back the answer. */
    @Override
    public void close(CloseReason reason) {
      channel
          .writeAndFlush(Unpooled.EMPTY_BUFFER)
          .addListener(written -> endOutput(channel.pipeline().get(SslHandler.class)));
    }

    private void endOutput(@Nullable SslHandler tls) {
      if (tls != null) {
        tls.closeOutbound().addListener(told -> endOutput(null));
      } else if (channel.channel() instanceof DuplexChannel duplex && !duplex.isInputShutdown()) {
        ChannelFuture unused = duplex.shutdownOutput();
      } else {
        ChannelFuture unused = channel.close();
      }
    }

    @Override
    public void tick(long now) {
      // TCP keep-alive looks after the peer.
    }
  }
}
