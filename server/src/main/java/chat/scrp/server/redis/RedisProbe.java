package chat.scrp.server.redis;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * One plain connection to a Redis on a Unix socket, for start, watching and stop: no pool, no event
 * loop, nothing that could be down together with what it looks at.
 */
final class RedisProbe implements Closeable {
  private final SocketChannel channel;
  private final Selector selector;
  private final ByteBuffer in = ByteBuffer.allocate(8192).flip();
  private final Duration timeout;

  private RedisProbe(SocketChannel channel, Selector selector, Duration timeout) {
    this.channel = channel;
    this.selector = selector;
    this.timeout = timeout;
  }

  static RedisProbe connect(Path socket, Duration timeout) throws IOException {
    SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
    try {
      channel.configureBlocking(false);
      Selector selector = Selector.open();
      channel.register(selector, SelectionKey.OP_READ);
      return new RedisProbe(channel, selector, timeout);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Sends one inline command and returns its reply as text: the line of a simple reply (errors with
   * their {@code -}), the content of a bulk, the elements of an array one per line.
   */
  String ask(String command) throws IOException {
    send(command);
    return reply();
  }

  /** Sends one inline command and does not wait for its reply. */
  void send(String command) throws IOException {
    channel.write(StandardCharsets.UTF_8.encode(command + "\r\n"));
  }

  /** Waits until the connection ends, on whichever side. */
  void awaitEnd() {
    awaitEnd(Duration.ofDays(36_500));
  }

  /** As {@link #awaitEnd()}, at most so long; whether it ended. */
  boolean awaitEnd(Duration limit) {
    long end = System.nanoTime() + limit.toNanos();
    try {
      for (long left = limit.toMillis(); left > 0; left = (end - System.nanoTime()) / 1_000_000) {
        selector.select(left);
        selector.selectedKeys().clear();
        in.clear();
        if (channel.read(in) < 0) {
          return true;
        }
      }
      return false;
    } catch (IOException | ClosedSelectorException e) {
      return true;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
    selector.close();
  }

  private String reply() throws IOException {
    String line = line();
    if (line.startsWith("$")) {
      return line.equals("$-1") ? "" : bulk(Integer.parseInt(line.substring(1)));
    }
    if (line.startsWith("*")) {
      StringBuilder elements = new StringBuilder();
      for (int left = Integer.parseInt(line.substring(1)); left > 0; left--) {
        elements.append(reply()).append('\n');
      }
      return elements.toString();
    }
    return line.startsWith("-") ? line : line.substring(1);
  }

  private String line() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int next = next(); next != '\n'; next = next()) {
      bytes.write(next);
    }
    return bytes.toString(StandardCharsets.UTF_8).stripTrailing();
  }

  private String bulk(int length) throws IOException {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) next();
    }
    line();
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private int next() throws IOException {
    if (!in.hasRemaining()) {
      in.clear();
      if (selector.select(timeout.toMillis()) == 0) {
        throw new IOException("no answer within " + timeout);
      }
      selector.selectedKeys().clear();
      if (channel.read(in) < 0) {
        throw new EOFException("connection ended");
      }
      in.flip();
    }
    return in.hasRemaining() ? in.get() & 0xff : next();
  }
}
