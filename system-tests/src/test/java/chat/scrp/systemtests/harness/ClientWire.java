package chat.scrp.systemtests.harness;

import chat.scrp.client.ClientOptions;
import chat.scrp.client.ConnectionEnd;
import chat.scrp.client.FrameConnection;
import chat.scrp.client.FrameConnector;
import chat.scrp.client.FrameReceiver;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ProtocolException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A connection by the client library, of which a test sees every frame as the server wrote it. */
public final class ClientWire extends Wire {
  private static final Vertx VERTX =
      Vertx.vertx(
          new VertxOptions()
              .setUseDaemonThread(true)
              .setEventLoopPoolSize(2)
              .setFileSystemOptions(
                  new FileSystemOptions()
                      .setFileCachingEnabled(false)
                      .setClassPathResolvingEnabled(false)));
  private static final FrameConnector CONNECTOR = connector(ClientOptions.of("scrp://localhost"));

  private final URI address;
  private volatile int closeCode = -1;
  private final FrameConnection connection;

  private ClientWire(FrameConnector connector, URI address) {
    this.address = address;
    this.connection = await(connector.connect(address, new Receiver()).toCompletableFuture());
  }

  /** Connects to a server in the clear. */
  public static ClientWire connect(URI address) {
    return new ClientWire(CONNECTOR, address);
  }

  /** Connects with a connector of its own, as for a certificate to trust. */
  public static ClientWire connect(FrameConnector connector, URI address) {
    return new ClientWire(connector, address);
  }

  /** A connector whose connections need not be closed one by one. */
  public static FrameConnector connector(ClientOptions options) {
    return FrameConnector.create(VERTX, options.withConnectTimeout(PATIENCE));
  }

  private static FrameConnection await(CompletableFuture<FrameConnection> connecting) {
    try {
      return connecting.get(PATIENCE.toSeconds() + 1, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException refused) {
        throw new UncheckedIOException(refused);
      }
      throw new AssertionError("no connection", e);
    } catch (TimeoutException e) {
      throw new AssertionError("no connection", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private final class Receiver implements FrameReceiver {
    @Override
    public void frame(byte[] frame) {
      inbox.frame(frame);
    }

    @Override
    public void closed(ConnectionEnd end) {
      closeCode = end.closeCode() == null ? -1 : end.closeCode();
      Throwable cause = end.cause();
      inbox.note("(" + end.why() + ")");
      // What the network did to the connection is no fault of the server, what broke a framing is.
      if (cause instanceof ProtocolException
          || (cause != null && !(cause instanceof IOException))) {
        inbox.violated(cause);
      }
      inbox.end();
    }
  }

  @Override
  public void sendFrame(byte[] payload) {
    connection.send(payload);
  }

  @Override
  public void pauseReading() {
    connection.pause();
  }

  @Override
  public void resumeReading() {
    connection.resume();
  }

  /** The close code that a WebSocket ended with; -1 without. */
  public int closeCode() {
    return closeCode;
  }

  @Override
  public void close() {
    connection.cut();
    if (!inbox.endsWithin(PATIENCE)) {
      throw new AssertionError("the connection does not end\n" + history());
    }
  }

  @Override
  public String toString() {
    return address.getScheme() + " wire";
  }
}
