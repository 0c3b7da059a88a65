package chat.scrp.verifier.cluster;

import chat.scrp.verifier.loop.EventLoop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Stands before a port, so that connections to it can be cut and slowed down, and so that its
 * address stays the same when the process behind it gets another port.
 */
public final class Proxy implements EventLoop.Ready {
  private final EventLoop loop;
  private final ServerSocketChannel server;
  private final InetSocketAddress address;
  private final Set<ProxiedConnection> connections = new HashSet<>();
  private volatile @Nullable InetSocketAddress target;
  private volatile long delayMillis;

  /** Listens on a free port of this machine. */
  public Proxy(EventLoop loop) {
    this.loop = loop;
    try {
      server = ServerSocketChannel.open();
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1024);
      server.configureBlocking(false);
      address = (InetSocketAddress) server.getLocalAddress();
    } catch (IOException e) {
      throw new UncheckedIOException("no port for a proxy", e);
    }
    loop.run(this::register);
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return address;
  }

  /** To where it leads from now on; null refuses. */
  public void leadTo(@Nullable InetSocketAddress newTarget) {
    target = newTarget;
  }

  /** How long it holds back what it passes on, each way; 0 for not at all. */
  public void delay(long millis) {
    delayMillis = millis;
  }

  /** Cuts every connection. */
  public void cut() {
    loop.run(() -> List.copyOf(connections).forEach(connection -> connection.close()));
  }

  @Override
  public void ready(SelectionKey key) throws IOException {
    SocketChannel client = server.accept();
    InetSocketAddress to = target;
    if (client == null) {
      return;
    }
    if (to == null) {
      client.close();
      return;
    }
    var connection = new ProxiedConnection(this, loop, client, to);
    connections.add(connection);
    connection.start();
  }

  @Override
  public void failed(IOException cause) {
    target = null;
  }

  long delayMillis() {
    return delayMillis;
  }

  void ended(ProxiedConnection connection) {
    connections.remove(connection);
  }

  private void register() {
    try {
      server.register(loop.selector(), SelectionKey.OP_ACCEPT, this);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
