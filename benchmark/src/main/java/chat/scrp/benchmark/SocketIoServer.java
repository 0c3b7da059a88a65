package chat.scrp.benchmark;

import chat.scrp.verifier.cluster.StartException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The server of {@code benchmark/socketio} and its Redis. */
final class SocketIoServer implements Subject {
  private static final Dialect SOCKET_IO = new SocketIoDialect();
  private static final int INSTALL_SECONDS = 300;

  private final Store store;
  private final Process process;
  private final InetSocketAddress address;

  private SocketIoServer(Store store, Process process, int port) {
    this.store = store;
    this.process = process;
    address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** Starts it with a Redis of the same kind that ours gets. */
  static SocketIoServer start(BenchOptions options) throws IOException {
    Path folder = options.peer();
    if (!Files.isDirectory(folder.resolve("node_modules"))) {
      install(folder);
    }
    var store = new Store(options.redis());
    store.start();
    ProcessBuilder builder = new ProcessBuilder("node", "server.js").directory(folder.toFile());
    builder.environment().putAll(Map.of("PORT", "0", "REDIS_URL", store.uri()));
    builder.redirectError(store.directory().resolve("node.log").toFile());
    Process process = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly, "stop node"));
    Runtime.getRuntime().addShutdownHook(new Thread(store::close, "stop its Redis"));
    return new SocketIoServer(store, process, port(process));
  }

  private static void install(Path folder) throws IOException {
    Process npm =
        new ProcessBuilder("npm", "ci", "--omit=dev", "--no-audit", "--no-fund")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!npm.waitFor(INSTALL_SECONDS, TimeUnit.SECONDS) || npm.exitValue() != 0) {
        npm.destroyForcibly();
        throw new StartException("npm ci failed in " + folder);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The first line it prints ends with its port. */
  private static int port(Process process) throws IOException {
    BufferedReader from = process.inputReader(StandardCharsets.UTF_8);
    String line = Generator.await(CompletableFuture.supplyAsync(() -> line(from)), "its start");
    if (line.isEmpty()) {
      throw new StartException("the Socket.IO server does not start");
    }
    return Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1));
  }

  private static String line(BufferedReader from) {
    try {
      String line = from.readLine();
      return line == null ? "" : line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Dialect dialect() {
    return SOCKET_IO;
  }

  @Override
  public Framing framing() {
    return Framing.WS;
  }

  @Override
  public InetSocketAddress address(int client) {
    return address;
  }

  @Override
  public List<Long> servers() {
    return List.of(process.pid());
  }

  @Override
  public @Nullable Long redisProcess() {
    return store.process();
  }

  @Override
  public InetSocketAddress redis() {
    return store.address();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    store.close();
  }
}
