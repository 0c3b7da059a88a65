package chat.scrp.client;

import chat.scrp.protocol.framing.FrameDecoder;
import chat.scrp.protocol.framing.Framing;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemTrustOptions;

/** Connects over TCP, with length prefixes or in line mode. */
final class TcpConnector implements Connector {
  private final NetClient client;
  private final ClientOptions options;
  private final Framing framing;

  TcpConnector(Vertx vertx, ClientOptions options) {
    this.options = options;
    this.framing = options.lineMode() ? Framing.LINE : Framing.LENGTH_PREFIX;
    this.client = vertx.createNetClient(netClientOptions(options));
  }

  private static NetClientOptions netClientOptions(ClientOptions options) {
    NetClientOptions net =
        new NetClientOptions()
            .setConnectTimeout(Math.toIntExact(options.connectTimeout().toMillis()))
            .setTcpKeepAlive(true);
    if (options.tls()) {
      net.setSsl(true).setHostnameVerificationAlgorithm("HTTPS");
      if (options.trustedCertificate() != null) {
        net.setTrustOptions(
            new PemTrustOptions().addCertPath(options.trustedCertificate().toString()));
      }
    }
    return net;
  }

  @Override
  public Future<Link> connect(Link.Receiver receiver) {
    return client
        .connect(options.port(), options.host())
        .map(socket -> new TcpLink(socket, framing, receiver));
  }

  @Override
  public Future<Void> close() {
    return client.close();
  }

  private static final class TcpLink implements Link, FrameDecoder.Sink {
    private final NetSocket socket;
    private final Framing framing;
    private final Receiver receiver;

    TcpLink(NetSocket socket, Framing framing, Receiver receiver) {
      this.socket = socket;
      this.framing = framing;
      this.receiver = receiver;
      FrameDecoder decoder = framing.decoder(Framing.MAX_SERVER_MESSAGE);
      socket.handler(bytes -> decoder.feed(bytes.getBytes(), this));
      socket.exceptionHandler(e -> socket.close());
      socket.closeHandler(closed -> receiver.closed(null));
    }

    @Override
    public void frame(byte[] frame) {
      receiver.frame(frame);
    }

    @Override
    public void tooLong() {
      socket.close();
    }

    @Override
    public void send(byte[] frame) {
      // A write that fails closes the socket, which is told to the receiver.
      var unused = socket.write(Buffer.buffer(framing.encode(frame)));
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
