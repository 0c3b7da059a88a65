package chat.scrp.server.redis;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A real redis-server beside this process, on a Unix socket in the data directory.
 *
 * <p>One thread of ours watches one connection to it: when that ends, the Redis is looked at and
 * started again if it is gone, with a growing pause between attempts. The data directory is locked
 * as long as this object lives. Nothing here runs on an event loop; every method may block.
 */
public final class EmbeddedRedis implements AutoCloseable {
  private static final System.Logger log = System.getLogger(EmbeddedRedis.class.getName());
  private static final Duration ANSWER = Duration.ofSeconds(2);
  private static final Duration ORDERLY_END = Duration.ofSeconds(4);
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 10_000;

  private final DataDirectory directory;
  private final RedisBinary binary;
  private final Path socket;
  private final Duration startTimeout;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread watcher;
  private volatile RedisProcess process;
  private volatile RedisProbe watched;

  private EmbeddedRedis(DataDirectory directory, RedisBinary binary, Path socket, Duration limit)
      throws IOException, InterruptedException {
    this.directory = directory;
    this.binary = binary;
    this.socket = socket;
    this.startTimeout = limit;
    this.process = RedisProcess.launch(binary, directory, socket);
    this.watched = process.awaitReady(limit);
    this.watcher = new Thread(this::watch, "embedded-redis");
    watcher.setDaemon(true);
  }

  /**
   * Starts a Redis on this directory and waits until it serves.
   *
   * @param dataDirectory made when missing; keeps the append-only file
   * @param startTimeout how long reading that file may take
   * @throws RedisStartException with one line for the person at the terminal
   */
  public static EmbeddedRedis start(Path dataDirectory, Duration startTimeout) {
    DataDirectory directory = DataDirectory.open(dataDirectory);
    try {
      RedisBinary binary = RedisBinary.find(directory.path());
      LeftOver.stop(directory);
      WrittenVersion.check(directory, binary.version());
      EmbeddedRedis redis =
          new EmbeddedRedis(directory, binary, directory.newSocket(), startTimeout);
      WrittenVersion.record(directory, binary.version());
      redis.watcher.start();
      return redis;
    } catch (IOException e) {
      directory.close();
      throw new RedisStartException("The embedded Redis cannot be started: " + e, e);
    } catch (InterruptedException e) {
      directory.close();
      Thread.currentThread().interrupt();
      throw new RedisStartException("The start of the embedded Redis was interrupted", e);
    } catch (RuntimeException e) {
      directory.close();
      throw e;
    }
  }

  /** The socket of one that runs in this directory now. */
  public static Optional<Path> runningIn(Path dataDirectory) {
    return LeftOver.recordedSocket(dataDirectory.resolve("redis.conf"))
        .filter(EmbeddedRedis::answers);
  }

  private static boolean answers(Path socket) {
    try (RedisProbe probe = RedisProbe.connect(socket, ANSWER)) {
      return probe.ask("PING").equals("PONG");
    } catch (IOException e) {
      return false;
    }
  }

  /** What the Redis client takes as an address: {@code unix:///.../redis.sock}. */
  public String uri() {
    return "unix://" + socket;
  }

  /** For the start page of the log: version and place. */
  public String description() {
    return "redis-server " + binary.version() + " in " + directory.path();
  }

  /** Writes everything out, ends the Redis and frees the directory. Waits for it. */
  @Override
  public void close() {
    closing.countDown();
    if (!endsWhenTold()) {
      log.log(Level.WARNING, "The embedded Redis does not stop; killing it");
      process.destroy();
    }
    process.awaitEnd(ORDERLY_END);
    removeSocket();
    directory.close();
  }

  private boolean endsWhenTold() {
    try (RedisProbe probe = RedisProbe.connect(socket, ANSWER)) {
      probe.send("SHUTDOWN NOSAVE");
      return probe.awaitEnd(ORDERLY_END);
    } catch (IOException e) {
      return !process.isAlive();
    }
  }

  /** Asks the Redis to end and does not wait for it: for a server that has no time left. */
  public void abandon() {
    closing.countDown();
    try (RedisProbe probe = RedisProbe.connect(socket, ANSWER)) {
      probe.send("SHUTDOWN NOSAVE");
    } catch (IOException e) {
      log.log(Level.DEBUG, "The embedded Redis could not be told to end", e);
    }
  }

  private void watch() {
    while (true) {
      watched.awaitEnd();
      if (closing.getCount() == 0) {
        return;
      }
      try {
        bringBack();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Returns with a live connection in {@link #watched}, or when we are closing. */
  private void bringBack() throws InterruptedException {
    log.log(
        Level.WARNING, "Lost the embedded Redis (its log: " + directory.file("redis.log") + ")");
    long pause = FIRST_PAUSE_MILLIS;
    while (!closing.await(pause, TimeUnit.MILLISECONDS)) {
      if (isBack()) {
        log.log(Level.INFO, "The embedded Redis is back");
        return;
      }
      pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
    }
  }

  private boolean isBack() throws InterruptedException {
    try {
      if (process.isAlive()) {
        RedisProbe probe = process.probeIfReady();
        watched = probe == null ? watched : probe;
        return probe != null;
      }
      process = RedisProcess.launch(binary, directory, socket);
      watched = process.awaitReady(startTimeout);
      return true;
    } catch (IOException | RedisStartException e) {
      log.log(Level.ERROR, "The embedded Redis cannot be started again: " + e.getMessage());
      return false;
    }
  }

  private void removeSocket() {
    try {
      Files.deleteIfExists(socket);
      Path parent = socket.getParent();
      if (parent != null && !parent.equals(directory.path())) {
        Files.deleteIfExists(parent);
      }
    } catch (IOException e) {
      log.log(Level.DEBUG, "The socket could not be removed", e);
    }
  }
}
