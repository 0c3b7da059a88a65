package chat.scrp.services.testing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A real redis-server for one test class, with an append-only file in a directory of its own.
 *
 * <pre>{@code
 * @RegisterExtension static final RealRedis redis = new RealRedis();
 * }</pre>
 *
 * <p>It listens on a free loopback port, which stays the same over {@link #kill}, {@link #stop} and
 * {@link #start}; so does its data. Outside of JUnit: {@link #start} and {@link #close}.
 */
public final class RealRedis implements BeforeAllCallback, AfterAllCallback, AutoCloseable {
  private static final int TIMEOUT_SECONDS = 20;

  private final List<String> options;
  private @Nullable Path directory;
  private @Nullable Process process;
  private int port;

  /**
   * @param options further options of redis-server, such as {@code "--maxmemory", "10mb"}
   */
  public RealRedis(String... options) {
    this.options = List.of(options);
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    start();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  /** The program that is started. */
  public static Path binary() {
    return RedisBinary.path();
  }

  /** Where it listens: {@code redis://127.0.0.1:PORT}. */
  public String uri() {
    return "redis://127.0.0.1:" + port();
  }

  public int port() {
    if (port == 0) {
      throw new IllegalStateException("the Redis was never started");
    }
    return port;
  }

  /** The directory that holds its append-only file. */
  public Path directory() {
    if (directory == null) {
      throw new IllegalStateException("the Redis was never started");
    }
    return directory;
  }

  public boolean isRunning() {
    return process != null && process.isAlive();
  }

  /** Starts it, with the data and the port of before if there was a before. */
  public void start() {
    if (isRunning()) {
      throw new IllegalStateException("the Redis runs already");
    }
    try {
      if (directory == null) {
        directory = Files.createTempDirectory("scrp-test-redis");
        port = freePort();
        Runtime.getRuntime().addShutdownHook(new Thread(this::destroy));
      }
      process = launch(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    awaitReady(process);
  }

  /** Ends it as a crash would (SIGKILL). */
  public void kill() {
    destroy();
  }

  /** Ends it in an orderly way (SIGTERM). */
  public void stop() {
    signal("TERM");
    awaitExit();
  }

  /** Kills it and starts it again. */
  public void restart() {
    kill();
    start();
  }

  /** Lets it hang (SIGSTOP): connections stay, nothing is answered. */
  public void pause() {
    signal("STOP");
  }

  /** Ends {@link #pause}. */
  public void resume() {
    signal("CONT");
  }

  /** Removes everything from it, cached scripts included. */
  public void flush() {
    command("FLUSHALL");
    command("SCRIPT FLUSH");
  }

  /** Sends one inline command and returns its reply, which has to be a text. */
  public String ask(String line) {
    return exchange(
        line,
        reply -> {
          char[] text = new char[length(line, reply.readLine())];
          int filled = 0;
          while (filled < text.length) {
            int more = reply.read(text, filled, text.length - filled);
            if (more < 0) {
              throw new IOException("the reply ended");
            }
            filled += more;
          }
          return new String(text);
        });
  }

  private static int length(String asked, @Nullable String first) {
    if (first == null || !first.startsWith("$")) {
      throw new IllegalStateException(asked + ": " + first);
    }
    return Integer.parseInt(first.substring(1));
  }

  /**
   * Sends one inline command and returns the first line of its reply.
   *
   * @param line words separated by spaces, such as {@code "CLIENT KILL TYPE pubsub"}
   */
  public String command(String line) {
    return exchange(
        line,
        reply -> {
          String first = reply.readLine();
          if (first == null || first.startsWith("-")) {
            throw new IllegalStateException(line + ": " + first);
          }
          return first;
        });
  }

  private interface ReplyReader {
    String read(BufferedReader reply) throws IOException;
  }

  private String exchange(String line, ReplyReader reader) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
      socket.setSoTimeout((int) TimeUnit.SECONDS.toMillis(TIMEOUT_SECONDS));
      socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
      try (BufferedReader reply =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
        return reader.read(reply);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    destroy();
    if (directory == null) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    directory = null;
  }

  private Process launch(Path dir) throws IOException {
    List<String> fixed =
        List.of(
            RedisBinary.path().toString(),
            "--bind",
            "127.0.0.1",
            "--port",
            String.valueOf(port),
            "--dir",
            dir.toString(),
            "--appendonly",
            "yes",
            "--appendfsync",
            "always",
            "--maxmemory-policy",
            "noeviction",
            "--save",
            "");
    List<String> command = Stream.concat(fixed.stream(), options.stream()).toList();
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static void awaitReady(Process started) {
    var ready = new CompletableFuture<Process>();
    Thread reader = new Thread(() -> readOutput(started, ready), "redis-output");
    reader.setDaemon(true);
    reader.start();
    try {
      ready.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      started.destroyForcibly();
      throw new IllegalStateException("the Redis did not start", e);
    }
  }

  /** Reads to the end, so that Redis never blocks on a full pipe. */
  private static void readOutput(Process started, CompletableFuture<Process> ready) {
    StringBuilder said = new StringBuilder();
    try (BufferedReader lines = started.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.contains("Ready to accept connections")) {
          ready.complete(started);
        } else if (!ready.isDone()) {
          said.append(line).append('\n');
        }
      }
      ready.completeExceptionally(new IOException("redis-server ended:\n" + said));
    } catch (IOException e) {
      ready.completeExceptionally(e);
    }
  }

  private void signal(String name) {
    if (process == null || !process.isAlive()) {
      throw new IllegalStateException("the Redis does not run");
    }
    try {
      String pid = String.valueOf(process.pid());
      int status = new ProcessBuilder("kill", "-" + name, pid).inheritIO().start().waitFor();
      if (status != 0) {
        throw new IllegalStateException("kill -" + name + " " + pid + ": status " + status);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void destroy() {
    if (process != null) {
      process.destroyForcibly();
      awaitExit();
    }
  }

  private void awaitExit() {
    try {
      if (process != null && !process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("the Redis did not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The bus of a cluster uses the port 10000 above. */
  static int freePort() throws IOException {
    while (true) {
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        if (socket.getLocalPort() < 55_000) {
          return socket.getLocalPort();
        }
      }
    }
  }
}
