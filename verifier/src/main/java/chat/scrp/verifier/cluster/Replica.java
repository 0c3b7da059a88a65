package chat.scrp.verifier.cluster;

import chat.scrp.verifier.loop.EventLoop;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One server, mostly a process of ours, with a proxy before each of its two public ports. */
public final class Replica {
  private final int number;
  private final @Nullable ServerCommand command;
  private final Path log;
  private final Proxy tcp;
  private final Proxy http;
  private @Nullable Child child;
  private boolean wanted;

  Replica(int number, @Nullable ServerCommand command, Path directory, EventLoop loop) {
    this.number = number;
    this.command = command;
    log = directory.resolve("replica-" + number + ".log");
    tcp = new Proxy(loop);
    http = new Proxy(loop);
  }

  /** A server that runs already; its process is not ours. */
  static Replica running(
      int number, ReplicaOutput.Listeners listeners, Path directory, EventLoop loop) {
    var replica = new Replica(number, null, directory, loop);
    replica.tcp.leadTo(listeners.tcp());
    replica.http.leadTo(listeners.http());
    return replica;
  }

  /** Where clients connect for TCP and line mode. */
  public InetSocketAddress tcpAddress() {
    return tcp.address();
  }

  /** Where clients connect for WebSocket. */
  public InetSocketAddress httpAddress() {
    return http.address();
  }

  List<Proxy> proxies() {
    return List.of(tcp, http);
  }

  boolean isUp() {
    return child != null && child.isAlive();
  }

  Child child() {
    if (child == null) {
      throw new IllegalStateException(this + " was not started");
    }
    return child;
  }

  /** Starts the process and waits until it listens. */
  void start() throws IOException {
    if (command == null) {
      throw new IllegalStateException(this + " is not ours to start");
    }
    Process process = command.builder().redirectErrorStream(true).start();
    process.getOutputStream().close();
    child = new Child(process);
    var output = new ReplicaOutput(process, log);
    ReplicaOutput.Listeners listeners;
    try {
      listeners = output.awaitListeners();
    } catch (StartException e) {
      child.kill();
      throw e;
    }
    tcp.leadTo(listeners.tcp());
    http.leadTo(listeners.http());
    wanted = true;
  }

  /** Asks the process to end by itself. */
  void terminate() {
    wanted = false;
    child().terminate();
  }

  /** Whether the process ended though nobody asked for it; tells it once. */
  boolean endedByItself() {
    boolean ended = wanted && !isUp();
    wanted &= !ended;
    return ended;
  }

  /** Kills the process; connections to it are cut. */
  void kill() throws IOException {
    wanted = false;
    proxies().forEach(proxy -> proxy.leadTo(null));
    child().kill();
  }

  @Override
  public String toString() {
    return "replica " + number;
  }
}
