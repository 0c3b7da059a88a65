package chat.scrp.client;

import chat.scrp.protocol.Codec;
import chat.scrp.protocol.DecodedRequest;
import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.ScrpPush;
import chat.scrp.protocol.ScrpResponse;
import chat.scrp.protocol.framing.FrameDecoder;
import chat.scrp.protocol.framing.Framing;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A server on a real socket whose every answer the test gives by hand. */
final class FakeServer implements AutoCloseable {
  private static final long PATIENCE_S = 10;

  private final ServerSocket listener;
  private final BlockingQueue<Peer> peers = new LinkedBlockingQueue<>();
  private final List<Peer> all = new CopyOnWriteArrayList<>();

  FakeServer() throws IOException {
    listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    start(this::accept);
  }

  int port() {
    return listener.getLocalPort();
  }

  /** The next connection. */
  Peer peer() throws InterruptedException {
    return awaited(peers.poll(PATIENCE_S, TimeUnit.SECONDS), "a connection");
  }

  /** Whether somebody connects within a time. */
  boolean connectedWithin(long milliseconds) throws InterruptedException {
    Peer peer = peers.poll(milliseconds, TimeUnit.MILLISECONDS);
    return peer != null;
  }

  @Override
  public void close() throws IOException {
    listener.close();
    for (Peer peer : all) {
      peer.drop();
    }
  }

  private void accept() {
    try {
      while (true) {
        Peer peer = new Peer(listener.accept());
        all.add(peer);
        peers.add(peer);
        start(peer::read);
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  private static void start(Runnable body) {
    Thread thread = new Thread(body, "fake-server");
    thread.setDaemon(true);
    thread.start();
  }

  private static <T> T awaited(@Nullable T value, String what) {
    if (value == null) {
      throw new AssertionError("waited in vain for " + what);
    }
    return value;
  }

  /** One connection of a client. */
  static final class Peer implements FrameDecoder.Sink {
    private final Socket socket;
    private final BlockingQueue<DecodedRequest> requests = new LinkedBlockingQueue<>();
    private volatile Framing framing = Framing.LENGTH_PREFIX;

    Peer(Socket socket) {
      this.socket = socket;
    }

    /** The next request. */
    DecodedRequest request() throws InterruptedException {
      return awaited(requests.poll(PATIENCE_S, TimeUnit.SECONDS), "a request");
    }

    /** The next request, which has to be of a type. */
    <T> Asked<T> request(Class<T> type) throws InterruptedException {
      DecodedRequest request = request();
      Long reqId = awaited(request.reqId(), "a number");
      return new Asked<>(this, reqId, type.cast(request.request()));
    }

    /** Whether no request comes within a time. */
    boolean silentFor(long milliseconds) throws InterruptedException {
      DecodedRequest request = requests.poll(milliseconds, TimeUnit.MILLISECONDS);
      return request == null;
    }

    void push(@Nullable Long pushId, ScrpPush push) {
      write(framing.encode(Codec.encodePush(pushId, 1_790_000_000, push)));
    }

    void write(byte[] bytes) {
      try {
        socket.getOutputStream().write(bytes);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void drop() throws IOException {
      socket.close();
    }

    private void read() {
      try (InputStream in = socket.getInputStream()) {
        byte[] buffer = new byte[4096];
        FrameDecoder decoder = null;
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          if (decoder == null) {
            framing = Framing.detect(buffer[0]);
            decoder = framing.decoder(Framing.MAX_REQUEST);
          }
          decoder.feed(buffer, 0, read, this);
        }
      } catch (IOException e) {
        // The connection is over.
      }
    }

    @Override
    public void frame(byte[] frame) {
      requests.add(Codec.decodeRequest(frame));
    }

    @Override
    public void tooLong() {
      throw new AssertionError("a request is too long");
    }
  }

  /**
   * A request that waits for its answer.
   *
   * @param peer where it came from
   * @param reqId its number
   * @param request its fields
   */
  record Asked<T>(Peer peer, long reqId, T request) {
    void answer(ScrpResponse body) {
      answer(ErrorCode.SUCCESS, body);
    }

    void answer(ErrorCode error, @Nullable ScrpResponse body) {
      peer.write(peer.framing.encode(Codec.encodeResponse(reqId, error, body)));
    }
  }
}
