package chat.scrp.client;

import chat.scrp.protocol.framing.FrameDecoder;
import chat.scrp.protocol.framing.Framing;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.ConnectOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.io.EOFException;
import java.net.ProtocolException;

/** Connects over TCP, with length prefixes or in line mode. */
final class TcpConnector {
  private final NetClient client;
  private final ClientOptions options;

  TcpConnector(Vertx vertx, ClientOptions options) {
    this.options = options;
    NetClientOptions net = new NetClientOptions().setTcpKeepAlive(true);
    net.setConnectTimeout(Math.toIntExact(options.connectTimeout().toMillis()));
    this.client = vertx.createNetClient(net);
  }

  Future<FrameConnection> connect(Address address, FrameReceiver receiver) {
    ConnectOptions target =
        new ConnectOptions().setHost(address.host()).setPort(address.port()).setSsl(address.tls());
    if (address.tls()) {
      target.setSslOptions(Trust.sslOptions(options));
    }
    return client
        .connect(target)
        .map(socket -> connection(socket, address.framing(), new Reception(receiver)));
  }

  private static FrameConnection connection(
      NetSocket socket, Framing framing, Reception reception) {
    ChannelHandlerContext channel = ((NetSocketInternal) socket).channelHandlerContext();
    new Decoding(framing, channel, reception).of(socket);
    return new SocketConnection(
        socket,
        channel,
        reception,
        frame -> socket.write(Buffer.buffer(framing.encode(frame))),
        socket::close);
  }

  Future<Void> close() {
    return client.close();
  }

  /** Takes the frames out of what is read. */
  private static final class Decoding implements FrameDecoder.Sink {
    private final FrameDecoder decoder;
    private final ChannelHandlerContext channel;
    private final Reception reception;

    Decoding(Framing framing, ChannelHandlerContext channel, Reception reception) {
      this.decoder = framing.decoder(Framing.MAX_SERVER_MESSAGE);
      this.channel = channel;
      this.reception = reception;
    }

    void of(NetSocket socket) {
      socket.handler(bytes -> decoder.feed(bytes.getBytes(), this));
      socket.exceptionHandler(this::failed);
      socket.closeHandler(closed -> ended());
    }

    @Override
    public void frame(byte[] frame) {
      reception.frame(frame);
    }

    @Override
    public void tooLong() {
      failed(new ProtocolException("a frame of more than " + Framing.MAX_SERVER_MESSAGE));
    }

    private void failed(Throwable cause) {
      reception.failed(cause);
      SocketConnection.cut(channel);
    }

    private void ended() {
      if (decoder.incomplete()) {
        reception.failed(new EOFException("the connection ended within a frame"));
      }
      reception.ended(null);
    }
  }
}
