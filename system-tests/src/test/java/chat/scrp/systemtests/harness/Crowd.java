package chat.scrp.systemtests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Many connections that do nothing after their first bytes, from several addresses. */
public final class Crowd implements AutoCloseable {
  private static final int PER_ADDRESS = 2500;
  private static final int CONNECT_MS = 10_000;

  private final List<SocketChannel> channels = new ArrayList<>();
  private final int firstAddress;

  /**
   * @param firstAddress X of 127.0.0.X, the first address that is used
   */
  public Crowd(int firstAddress) {
    this.firstAddress = firstAddress;
  }

  /** Connects once more, and says this much. Someone who is not let in counts too. */
  public void join(int port, byte[] said) {
    int address = firstAddress + channels.size() / PER_ADDRESS;
    try {
      SocketChannel channel = SocketChannel.open();
      channels.add(channel);
      channel.bind(new InetSocketAddress("127.0.0." + address, 0));
      channel
          .socket()
          .connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), CONNECT_MS);
      if (said.length > 0) {
        channel.write(ByteBuffer.wrap(said));
      }
      channel.configureBlocking(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public void join(int port, String said) {
    join(port, said.getBytes(StandardCharsets.UTF_8));
  }

  public int size() {
    return channels.size();
  }

  /** How many the server has not hung up on. */
  public int open() {
    int open = 0;
    ByteBuffer bytes = ByteBuffer.allocate(4096);
    for (SocketChannel channel : channels) {
      open += isOpen(channel, bytes) ? 1 : 0;
    }
    return open;
  }

  private static boolean isOpen(SocketChannel channel, ByteBuffer bytes) {
    try {
      int read;
      do {
        bytes.clear();
        read = channel.isOpen() ? channel.read(bytes) : -1;
      } while (read > 0);
      if (read < 0) {
        channel.close();
      }
      return read == 0;
    } catch (IOException reset) {
      return false;
    }
  }

  /** Waits until no more than so many are open. */
  public void awaitOpen(int most, long seconds) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    int open = open();
    while (open > most) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError(open + " of " + size() + " are still open");
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
      open = open();
    }
  }

  @Override
  public void close() {
    for (SocketChannel channel : channels) {
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
