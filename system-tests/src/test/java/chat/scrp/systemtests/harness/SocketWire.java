package chat.scrp.systemtests.harness;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/**
 * A connection by a plain socket, for what the library rightly cannot do: half frames, broken
 * masks, bytes one by one, strange handshakes, another local address.
 */
public abstract class SocketWire extends Wire {
  protected final Socket socket;
  private boolean paused;

  protected SocketWire(int port, String from) {
    try {
      socket = new Socket();
      socket.bind(new InetSocketAddress(InetAddress.getAllByName(from)[0], 0));
      socket.setTcpNoDelay(true);
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port), (int) PATIENCE.toMillis());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads one message; null at the end of the stream. */
  protected abstract byte @Nullable [] readFrame(InputStream in) throws IOException;

  protected final void startReading() {
    Thread reader = new Thread(this::readAll, "wire-reader");
    reader.setDaemon(true);
    reader.start();
  }

  private void readAll() {
    try (InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16)) {
      byte[] frame = readFrame(in);
      while (frame != null) {
        inbox.frame(frame);
        awaitResumed();
        frame = readFrame(in);
      }
    } catch (IOException e) {
      inbox.note("(reading ended: " + e.getMessage() + ")");
    } catch (RuntimeException | AssertionError e) {
      inbox.violated(e);
    } finally {
      inbox.end();
    }
  }

  /** One message in the framing of the transport. */
  public abstract byte[] framed(byte[] payload);

  @Override
  public void sendFrame(byte[] payload) {
    sendBytes(framed(payload));
  }

  /** Writes bytes to the socket outside any framing. */
  public void sendBytes(byte[] bytes) {
    try {
      OutputStream out = socket.getOutputStream();
      synchronized (socket) {
        out.write(bytes);
        out.flush();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void pauseReading() {
    paused = true;
  }

  @Override
  public synchronized void resumeReading() {
    paused = false;
    notifyAll();
  }

  private synchronized void awaitResumed() {
    while (paused) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }

  @Override
  public void close() {
    try {
      resumeReading();
      socket.close();
    } catch (IOException e) {
      inbox.note("(close: " + e.getMessage() + ")");
    }
  }

  @Override
  public String toString() {
    return getClass().getSimpleName() + "@" + socket.getLocalPort();
  }
}
