package chat.scrp.verifier.cluster;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps what a server process prints, and finds in it where the server listens. */
public final class ReplicaOutput {
  private static final int START_SECONDS = 120;
  private static final Pattern LISTENER =
      Pattern.compile("^\\s*(tcp|websocket)\\s+\\w+://(\\S+?):(\\d+)\\b.*");

  private final Process process;
  private final Path log;
  private final CompletableFuture<InetSocketAddress> tcp = new CompletableFuture<>();
  private final CompletableFuture<InetSocketAddress> http = new CompletableFuture<>();

  /**
   * Where a server listens.
   *
   * @param tcp for TCP and line mode
   * @param http for WebSocket
   */
  public record Listeners(InetSocketAddress tcp, InetSocketAddress http) {}

  /** Copies the process's output to a file, until it ends. */
  public ReplicaOutput(Process process, Path log) {
    this.process = process;
    this.log = log;
    var thread = new Thread(this::copy, "output of " + process.pid());
    thread.setDaemon(true);
    thread.start();
  }

  /**
   * Waits until the server has said where it listens.
   *
   * @throws StartException where it ends or takes too long
   */
  public Listeners awaitListeners() {
    try {
      return new Listeners(
          tcp.get(START_SECONDS, TimeUnit.SECONDS), http.get(START_SECONDS, TimeUnit.SECONDS));
    } catch (ExecutionException | TimeoutException e) {
      throw new StartException("The server does not start; see " + log);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartException("Interrupted while the server started");
    }
  }

  private void copy() {
    try (BufferedReader from = process.inputReader(StandardCharsets.UTF_8);
        BufferedWriter to =
            Files.newBufferedWriter(
                log,
                StandardCharsets.UTF_8,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND)) {
      for (String line = from.readLine(); line != null; line = from.readLine()) {
        to.write(line);
        to.newLine();
        to.flush();
        find(line);
      }
    } catch (IOException e) {
      tcp.completeExceptionally(e);
    }
    tcp.completeExceptionally(new IOException("the process ended"));
    http.completeExceptionally(new IOException("the process ended"));
  }

  private void find(String line) {
    Matcher matcher = LISTENER.matcher(line.toLowerCase(Locale.ROOT));
    if (matcher.matches()) {
      String host = matcher.group(2);
      var address = new InetSocketAddress(host, Integer.parseInt(matcher.group(3)));
      (matcher.group(1).equals("tcp") ? tcp : http).complete(address);
    }
  }
}
