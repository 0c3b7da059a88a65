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
        .map(socket -> new TcpConnection(socket, address.framing(), receiver));
  }

  Future<Void> close() {
    return client.close();
  }

  private static final class TcpConnection implements FrameConnection, FrameDecoder.Sink {
    private final NetSocket socket;
    private final ChannelHandlerContext channel;
    private final Framing framing;
    private final FrameDecoder decoder;
    private final Reception reception;

    TcpConnection(NetSocket socket, Framing framing, FrameReceiver receiver) {
      this.socket = socket;
      this.channel = ((NetSocketInternal) socket).channelHandlerContext();
      this.framing = framing;
      this.decoder = framing.decoder(Framing.MAX_SERVER_MESSAGE);
      this.reception = new Reception(receiver);
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
      Channels.cut(channel);
    }

    private void ended() {
      if (decoder.incomplete()) {
        reception.failed(new EOFException("the connection ended within a frame"));
      }
      reception.ended(null);
    }

    @Override
    public void send(byte[] frame) {
      // A write that fails closes the socket, which is told to the receiver.
      var unused = socket.write(Buffer.buffer(framing.encode(frame)));
    }

    @Override
    public void pause() {
      Channels.onLoop(channel, socket::pause);
    }

    @Override
    public void resume() {
      Channels.onLoop(channel, socket::resume);
    }

    @Override
    public void close() {
      var unused = socket.close();
    }

    @Override
    public void cut() {
      Channels.onLoop(
          channel,
          () -> {
            reception.cut();
            Channels.cut(channel);
          });
    }
  }
}
