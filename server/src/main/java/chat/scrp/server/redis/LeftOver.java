package chat.scrp.server.redis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The redis-server that runs on a data directory without a server: its server was killed.
 *
 * <p>A recorded process number may belong to somebody else by now, so it counts only with the
 * command line or the data directory that we know.
 */
final class LeftOver {
  private static final System.Logger log = System.getLogger(LeftOver.class.getName());
  private static final Duration ANSWER = Duration.ofSeconds(2);
  private static final Duration ORDERLY_END = Duration.ofSeconds(10);
  private static final Pattern SOCKET = Pattern.compile("(?m)^unixsocket \"(.*)\"$");

  private LeftOver() {}

  /** Ends the one of this directory, which the caller has locked. Nothing of its data is lost. */
  static void stop(DataDirectory directory) throws InterruptedException {
    Optional<ProcessHandle> found = find(directory);
    if (found.isEmpty()) {
      return;
    }
    ProcessHandle redis = found.get();
    log.log(
        System.Logger.Level.INFO,
        "Stopping the Redis that a killed server left behind (process " + redis.pid() + ")");
    redis.destroy();
    if (!ended(redis, ORDERLY_END)) {
      redis.destroyForcibly();
      ended(redis, ORDERLY_END);
    }
  }

  /** The live redis-server of this directory, if there is one. */
  static Optional<ProcessHandle> find(DataDirectory directory) {
    return recordedPid(directory)
        .flatMap(ProcessHandle::of)
        .filter(ProcessHandle::isAlive)
        .filter(process -> namesOurConfig(process, directory) || servesOurs(directory));
  }

  private static Optional<Long> recordedPid(DataDirectory directory) {
    try {
      return Optional.of(Long.valueOf(Files.readString(directory.file("redis.pid")).strip()));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static boolean namesOurConfig(ProcessHandle process, DataDirectory directory) {
    String config = directory.file("redis.conf").toString();
    return process.info().commandLine().filter(line -> line.contains(config)).isPresent();
  }

  private static boolean servesOurs(DataDirectory directory) {
    Optional<Path> socket = recordedSocket(directory.file("redis.conf"));
    if (socket.isEmpty()) {
      return false;
    }
    try (RedisProbe probe = RedisProbe.connect(socket.get(), ANSWER)) {
      return probe.ask("CONFIG GET dir").equals("dir\n" + directory.path() + "\n");
    } catch (IOException e) {
      return false;
    }
  }

  /** Where the Redis of this configuration file listens, or listened. */
  static Optional<Path> recordedSocket(Path config) {
    try {
      Matcher found = SOCKET.matcher(Files.readString(config));
      return found.find() ? Optional.of(Path.of(found.group(1))) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static boolean ended(ProcessHandle process, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (process.isAlive()) {
      if (System.nanoTime() - end > 0) {
        return false;
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
    return true;
  }
}
