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
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
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
    if (!isTrusted(socket) || !loop.accepts(address(socket))) {
      socket.close();
      return;
    }
    NetSocketInternal internal = (NetSocketInternal) socket;
    new TcpWire(loop, internal).open();
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
  private static final class TcpWire implements Connection.Wire, FrameDecoder.Sink {
    private final NetSocketInternal socket;
    private final ChannelHandlerContext channel;
    private final Connection connection;
    private @Nullable FrameDecoder decoder;

    TcpWire(SocketLoop loop, NetSocketInternal socket) {
      this.socket = socket;
      this.channel = socket.channelHandlerContext();
      this.connection = new Connection(loop, address(socket), Transport.TCP, channel, this);
    }

    void open() {
      // A client may end its input (a pipe into netcat) and still wait for answers.
      channel.channel().config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
      socket.eventHandler(this::event);
      socket.handler(this::received);
      socket.exceptionHandler(broken -> connection.closed());
      socket.closeHandler(v -> connection.closed());
    }

    private void received(Buffer buffer) {
      ByteBuf bytes = ((BufferInternal) buffer).getByteBuf();
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
      connection.heard(length, frames.incomplete());
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

    private void event(Object event) {
      if (event instanceof ChannelInputShutdownEvent) {
        connection.endOfInput();
      }
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
