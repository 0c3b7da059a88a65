package chat.scrp.server.redis;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One run of the embedded redis-server: launch, wait until it serves, end.
 *
 * <p>It runs in a session of its own, so that the Ctrl-C of a terminal reaches only this server,
 * which still needs its Redis while it drains.
 */
final class RedisProcess {
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Duration ANSWER = Duration.ofSeconds(2);
  private static final int LOG_LIMIT = 10_000_000;

  private final DataDirectory directory;
  private final Path socket;
  private final Process launched;

  private RedisProcess(DataDirectory directory, Path socket, Process launched) {
    this.directory = directory;
    this.socket = socket;
    this.launched = launched;
  }

  static RedisProcess launch(RedisBinary binary, DataDirectory directory, Path socket)
      throws IOException {
    boolean setsid = SearchPath.find("setsid").findFirst().isPresent();
    Path config = directory.file("redis.conf");
    RedisConfigFile.write(config, directory.path(), socket, !setsid);
    Path log = directory.file("redis.log");
    if (Files.exists(log) && Files.size(log) > LOG_LIMIT) {
      Files.delete(log);
    }
    List<String> command = new ArrayList<>(List.of("sh", "-c", "umask 077; exec \"$@\"", "sh"));
    if (setsid) {
      command.add("setsid");
    }
    command.add(binary.path().toString());
    command.add(config.toString());
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.path().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    // Our settings are not its business, and some are secret.
    builder.environment().keySet().removeIf(name -> name.startsWith("SCRP_"));
    Process launched = builder.start();
    launched.getOutputStream().close();
    return new RedisProcess(directory, socket, launched);
  }

  /**
   * Waits until it answers, which takes as long as reading its file does.
   *
   * @return the connection whose end tells that the Redis ended
   */
  RedisProbe awaitReady(Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() - end < 0) {
      if (!launched.isAlive() && launched.exitValue() != 0) {
        throw new RedisStartException("Redis ended at its start: " + lastWords());
      }
      RedisProbe probe = probeIfReady();
      if (probe != null) {
        return probe;
      }
      TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
    }
    destroy();
    throw new RedisStartException("Redis did not start within " + limit + ": " + lastWords());
  }

  @Nullable RedisProbe probeIfReady() {
    RedisProbe probe = null;
    try {
      probe = RedisProbe.connect(socket, ANSWER);
      if (probe.ask("PING").equals("PONG")) {
        return probe;
      }
      probe.close();
    } catch (IOException e) {
      closeQuietly(probe);
    }
    return null;
  }

  boolean isAlive() {
    return launched.isAlive() || LeftOver.find(directory).isPresent();
  }

  /** Waits until it is gone, at most so long. */
  void awaitEnd(Duration limit) {
    try {
      launched.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void destroy() {
    launched.destroyForcibly();
    LeftOver.find(directory).ifPresent(ProcessHandle::destroyForcibly);
  }

  /** The last line of its log, for a person who looks for the reason. */
  String lastWords() {
    Path log = directory.file("redis.log");
    try {
      List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
      return lines.isEmpty()
          ? "see " + log
          : lines.get(lines.size() - 1).strip() + " (" + log + ")";
    } catch (IOException e) {
      return "see " + log;
    }
  }

  private static void closeQuietly(@Nullable RedisProbe probe) {
    try {
      if (probe != null) {
        probe.close();
      }
    } catch (IOException e) {
      // It is given up either way.
    }
  }
}
