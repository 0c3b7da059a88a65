package chat.scrp.benchmark;

import chat.scrp.verifier.loop.EventLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** What one XADD takes at the run's own Redis, from schedule to answer: what nobody can beat. */
final class BareXadd implements EventLoop.Ready, AutoCloseable {
  private static final byte[] COMMAND = command("XADD", "bench:xadd", "*", "t", "x".repeat(100));
  private static final byte[] FORGET = command("DEL", "bench:xadd");

  final Latencies latencies = new Latencies();
  private final Generator generator;
  private final SocketChannel socket;
  private final ByteBuffer in = ByteBuffer.allocate(4096);
  private final ArrayDeque<Long> due = new ArrayDeque<>();
  private @Nullable IOException failure;

  BareXadd(Generator generator, InetSocketAddress redis) throws IOException {
    this.generator = generator;
    socket = SocketChannel.open(redis);
    socket.configureBlocking(false);
    socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
    generator.on(this::register);
  }

  private boolean register() {
    try {
      socket.register(generator.loop.selector(), SelectionKey.OP_READ, this);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Adds an entry that was due at this time; on the generator's thread. */
  void add(long dueNanos) {
    due.add(dueNanos);
    write(COMMAND);
  }

  boolean isIdle() {
    return due.isEmpty() || failure != null;
  }

  /** Throws where Redis did not answer every XADD. */
  void check() throws IOException {
    if (failure != null) {
      throw new IOException("the bare XADDs beside the messages failed", failure);
    }
  }

  @Override
  public void ready(SelectionKey key) throws IOException {
    if (socket.read(in.clear()) < 0) {
      throw new IOException("Redis hung up");
    }
    in.flip();
    while (in.hasRemaining()) {
      // Each answer is one bulk string, in which there is no other dollar sign and no minus at its
      // begin.
      byte next = in.get();
      if (next == '$' && !due.isEmpty()) {
        latencies.add((System.nanoTime() - due.remove()) / 1000);
      } else if (next == '-' && in.position() == 1) {
        failed(new IOException("Redis refuses them; a store with a password is not measured so"));
      }
    }
  }

  @Override
  public void failed(IOException cause) {
    failure = cause;
  }

  @Override
  public void close() throws IOException {
    generator.on(
        () -> {
          write(FORGET);
          return true;
        });
    socket.close();
  }

  private void write(byte[] bytes) {
    try {
      socket.write(ByteBuffer.wrap(bytes));
    } catch (IOException e) {
      failed(e);
    }
  }

  private static byte[] command(String... words) {
    var text = new StringBuilder("*" + words.length + "\r\n");
    for (String word : words) {
      text.append('$').append(word.length()).append("\r\n").append(word).append("\r\n");
    }
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
