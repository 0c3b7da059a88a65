package chat.scrp.verifier.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A real Redis with an append-only file, each write on the disk before it is answered. */
public final class RedisServer {
  private static final int START_SECONDS = 20;

  private final Path directory;
  private final Path binary;
  private final int port;
  private @Nullable Child child;

  /** Chooses a port and a folder below {@code parent}. */
  public RedisServer(Path parent) throws IOException {
    directory = Files.createDirectories(parent.resolve("redis"));
    binary = RedisBinary.find(parent);
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
  }

  /** Where it listens. */
  public InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /**
   * Starts it, set up as the server does it, on the data of an earlier start; waits until it
   * listens.
   */
  public void start() throws IOException {
    List<String> command =
        List.of(
            binary.toString(),
            "--port",
            String.valueOf(port),
            "--bind",
            "127.0.0.1",
            "--dir",
            directory.toString(),
            "--appendonly",
            "yes",
            "--appendfsync",
            "always",
            "--save",
            "",
            "--hash-max-ziplist-value",
            "256");
    Path log = directory.resolve("redis.log");
    child =
        new Child(
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start());
    awaitPort(log);
  }

  /** The process's number. */
  public long pid() {
    return child().pid();
  }

  /** Kills it. */
  public void stop() throws IOException {
    child().kill();
  }

  Child child() {
    if (child == null) {
      throw new IllegalStateException("Redis was not started");
    }
    return child;
  }

  private void awaitPort(Path log) throws IOException {
    long end = System.nanoTime() + START_SECONDS * 1_000_000_000L;
    while (System.nanoTime() < end && child().isAlive()) {
      try (var probe = new Socket()) {
        probe.connect(address(), 500);
        return;
      } catch (IOException e) {
        if (child().await(0)) {
          break;
        }
        java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
      }
    }
    throw new StartException("Redis does not start; see " + log);
  }
}
