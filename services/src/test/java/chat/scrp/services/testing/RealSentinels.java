package chat.scrp.services.testing;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Three real Redis sentinels for one test class, which watch a master with two replicas. */
public final class RealSentinels implements BeforeAllCallback, AfterAllCallback, AutoCloseable {
  private static final String NAME = "chat";
  private static final int SENTINELS = 3;

  private final List<RealRedis> servers = new ArrayList<>();
  private final List<Process> sentinels = new ArrayList<>();
  private final List<Integer> ports = new ArrayList<>();
  private @Nullable Path directory;

  @Override
  public void beforeAll(ExtensionContext context) {
    start();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    close();
  }

  /** Starts all; returns when the replicas follow and the sentinels know of each other. */
  public void start() {
    for (int i = 0; i < 3; i++) {
      RealRedis server = new RealRedis("--repl-diskless-sync", "no");
      servers.add(server);
      server.start();
      if (i > 0) {
        server.command("REPLICAOF 127.0.0.1 " + servers.get(0).port());
      }
    }
    RealRedisCluster.await(
        () -> servers.get(0).ask("INFO replication").contains("connected_slaves:2"));
    try {
      Path folder = Files.createTempDirectory("scrp-test-sentinels");
      directory = folder;
      Runtime.getRuntime().addShutdownHook(new Thread(this::end));
      for (int i = 0; i < SENTINELS; i++) {
        startOne(folder.resolve("sentinel-" + i + ".conf"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    RealRedisCluster.await(() -> ports.stream().allMatch(RealSentinels::knowsAll));
  }

  private void startOne(Path config) throws IOException {
    int port = RealRedis.freePort();
    String master = "sentinel %s " + NAME + " ";
    Files.writeString(
        config,
        "port "
            + port
            + "\nbind 127.0.0.1\n"
            + master.formatted("monitor")
            + "127.0.0.1 "
            + servers.get(0).port()
            + " 2\n"
            + master.formatted("down-after-milliseconds")
            + "1500\n"
            + master.formatted("failover-timeout")
            + "5000\n");
    ports.add(port);
    sentinels.add(
        new ProcessBuilder(RedisBinary.path().toString(), config.toString(), "--sentinel")
            .redirectErrorStream(true)
            .redirectOutput(new File(config + ".log"))
            .start());
  }

  /** Where it is: {@code redis+sentinel://127.0.0.1:PORT,.../chat}. */
  public String uri() {
    return ports.stream()
        .map(port -> "127.0.0.1:" + port)
        .collect(Collectors.joining(",", "redis+sentinel://", "/" + NAME));
  }

  /** The server that is the master now, as the sentinels see it. */
  public RealRedis master() {
    int port = masterPort();
    return servers.stream().filter(server -> server.port() == port).findFirst().orElseThrow();
  }

  public List<RealRedis> servers() {
    return List.copyOf(servers);
  }

  /** Waits until the sentinels have made another one the master. */
  public void awaitFailOver(RealRedis gone) {
    RealRedisCluster.await(
        () ->
            masterPort() != gone.port()
                && master().ask("INFO replication").contains("role:master"));
  }

  @Override
  public void close() {
    end();
    servers.forEach(RealRedis::close);
    servers.clear();
    sentinels.clear();
    ports.clear();
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

  private void end() {
    sentinels.forEach(Process::destroyForcibly);
    for (Process sentinel : sentinels) {
      try {
        sentinel.waitFor(20, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private int masterPort() {
    List<String> words = ask(ports.get(0), "SENTINEL GET-MASTER-ADDR-BY-NAME " + NAME, 5);
    return words.size() < 5 ? -1 : Integer.parseInt(words.get(4));
  }

  private static boolean knowsAll(int port) {
    List<String> fields = ask(port, "SENTINEL MASTER " + NAME, 81);
    return value(fields, "num-slaves").equals("2")
        && value(fields, "num-other-sentinels").equals(String.valueOf(SENTINELS - 1));
  }

  private static String value(List<String> lines, String field) {
    int at = lines.indexOf(field);
    return at < 0 || at + 2 >= lines.size() ? "" : lines.get(at + 2);
  }

  /** The first lines of a sentinel's answer; none while it does not listen. */
  private static List<String> ask(int port, String command, int most) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5000);
      socket.setSoTimeout(500);
      socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
      var reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      List<String> lines = new ArrayList<>();
      while (lines.size() < most) {
        String line = reader.readLine();
        if (line == null) {
          return lines;
        }
        lines.add(line);
      }
      return lines;
    } catch (IOException e) {
      return List.of();
    }
  }
}
