package chat.scrp.verifier.cluster;

import chat.scrp.verifier.loop.EventLoop;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** One connection through a proxy: two sockets, and what is on the way between them. */
final class ProxiedConnection {
  private static final int MOST_ON_THE_WAY = 64;

  private final Proxy proxy;
  private final EventLoop loop;
  private final Side client;
  private final Side server;
  private boolean closed;

  ProxiedConnection(Proxy proxy, EventLoop loop, SocketChannel accepted, InetSocketAddress target)
      throws IOException {
    this.proxy = proxy;
    this.loop = loop;
    client = new Side(accepted);
    server = new Side(SocketChannel.open());
    client.other = server;
    server.other = client;
    for (Side side : new Side[] {client, server}) {
      side.socket.configureBlocking(false);
      side.socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
      // Small, so that the proxy does not hide that a client reads slowly.
      side.socket.setOption(StandardSocketOptions.SO_RCVBUF, 32 * 1024);
      side.socket.setOption(StandardSocketOptions.SO_SNDBUF, 32 * 1024);
    }
    server.connected = server.socket.connect(target);
    client.connected = true;
  }

  void start() throws IOException {
    client.key = client.socket.register(loop.selector(), SelectionKey.OP_READ, client);
    int interest = server.connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT;
    server.key = server.socket.register(loop.selector(), interest, server);
  }

  void close() {
    if (!closed) {
      closed = true;
      client.close();
      server.close();
      proxy.ended(this);
    }
  }

  private record Chunk(ByteBuffer bytes, long due) {}

  /** One of the two sockets, with what is to be written to it. */
  private final class Side implements EventLoop.Ready {
    final SocketChannel socket;
    final ArrayDeque<Chunk> waiting = new ArrayDeque<>();
    @Nullable Side other;
    @Nullable SelectionKey key;
    boolean connected;
    boolean timed;

    Side(SocketChannel socket) {
      this.socket = socket;
    }

    @Override
    public void ready(SelectionKey ready) throws IOException {
      if (ready.isConnectable() && socket.finishConnect()) {
        connected = true;
      }
      if (ready.isReadable()) {
        read();
      }
      if (!closed) {
        flush();
      }
    }

    @Override
    public void failed(IOException cause) {
      ProxiedConnection.this.close();
    }

    private void read() throws IOException {
      Side to = other;
      var bytes = ByteBuffer.allocate(16 * 1024);
      if (to == null || socket.read(bytes) < 0) {
        ProxiedConnection.this.close();
        return;
      }
      to.waiting.add(new Chunk(bytes.flip(), System.nanoTime() + proxy.delayMillis() * 1_000_000));
      to.flush();
    }

    private void flush() throws IOException {
      while (connected && !waiting.isEmpty()) {
        Chunk chunk = waiting.element();
        long early = chunk.due() - System.nanoTime();
        if (early > 0) {
          wakeAfter(early / 1_000_000 + 1);
          break;
        }
        socket.write(chunk.bytes());
        if (chunk.bytes().hasRemaining()) {
          break;
        }
        waiting.remove();
      }
      interest();
      if (other != null) {
        other.interest();
      }
    }

    private void wakeAfter(long millis) {
      if (!timed) {
        timed = true;
        loop.after(
            millis,
            () -> {
              timed = false;
              flushLater();
            });
      }
    }

    private void flushLater() {
      try {
        if (!closed) {
          flush();
        }
      } catch (IOException e) {
        failed(e);
      }
    }

    private void interest() {
      if (key == null || !key.isValid()) {
        return;
      }
      if (!connected) {
        key.interestOps(SelectionKey.OP_CONNECT);
        return;
      }
      boolean full = other != null && other.waiting.size() >= MOST_ON_THE_WAY;
      boolean writes = !waiting.isEmpty() && !timed;
      key.interestOps((full ? 0 : SelectionKey.OP_READ) | (writes ? SelectionKey.OP_WRITE : 0));
    }

    private void close() {
      try {
        socket.close();
      } catch (IOException e) {
        connected = false;
      }
    }
  }
}
