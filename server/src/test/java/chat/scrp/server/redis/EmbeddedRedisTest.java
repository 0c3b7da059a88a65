package chat.scrp.server.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EmbeddedRedisTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  @TempDir Path temp;

  @Test
  void keepsItsDataFromOneStartToTheNext() throws IOException {
    // Given
    try (EmbeddedRedis redis = EmbeddedRedis.start(temp.resolve("data"), LIMIT)) {
      assertEquals("OK", ask(redis, "SET kept yes"));
    }

    // When
    try (EmbeddedRedis redis = EmbeddedRedis.start(temp.resolve("data"), LIMIT)) {
      // Then
      assertEquals("yes", ask(redis, "GET kept"));
    }
  }

  @Test
  void writesEveryAcknowledgedChangeToTheDiskAndForgetsNothing() throws IOException {
    try (EmbeddedRedis redis = EmbeddedRedis.start(temp, LIMIT)) {
      assertEquals("appendonly\nyes\n", ask(redis, "CONFIG GET appendonly"));
      assertEquals("appendfsync\nalways\n", ask(redis, "CONFIG GET appendfsync"));
      assertEquals("maxmemory-policy\nnoeviction\n", ask(redis, "CONFIG GET maxmemory-policy"));
      assertEquals("save\n\n", ask(redis, "CONFIG GET save"));
    }
  }

  @Test
  void opensNoPortAndLetsNobodyElseIn() throws IOException {
    Path data = Files.createDirectory(temp.resolve("data"));
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwxr-xr-x"));

    try (EmbeddedRedis redis = EmbeddedRedis.start(data, LIMIT)) {
      assertEquals("port\n0\n", ask(redis, "CONFIG GET port"));
      assertEquals("rwx------", permissions(data));
      assertEquals("rw-------", permissions(data.resolve("redis.conf")));
      assertEquals("rw-------", permissions(data.resolve("appendonly.aof")));
    }
  }

  @Test
  void refusesADirectoryThatIsInUse() {
    try (EmbeddedRedis redis = EmbeddedRedis.start(temp, LIMIT)) {
      var refused =
          assertThrows(RedisStartException.class, () -> EmbeddedRedis.start(temp, LIMIT).close());

      assertTrue(String.valueOf(refused.getMessage()).contains("is in use by a running server"));
      assertTrue(String.valueOf(refused.getMessage()).contains("SCRP_DATA_DIR"));
      assertTrue(redis.uri().startsWith("unix:///"));
    }
  }

  @Test
  void startsItAgainWhenItDies() throws IOException, InterruptedException {
    try (EmbeddedRedis redis = EmbeddedRedis.start(temp, LIMIT)) {
      // Given
      ask(redis, "SET kept yes");
      ProcessHandle first = process();

      // When
      first.destroyForcibly();
      awaitAnotherThan(first.pid());

      // Then
      assertEquals("yes", ask(redis, "GET kept"));
    }
  }

  @Test
  void stopsWhatAKilledServerLeftBehind() throws IOException, InterruptedException {
    // Given: a Redis that runs although nobody holds the directory
    DataDirectory directory = DataDirectory.open(temp);
    RedisBinary binary = RedisBinary.find(directory.path());
    RedisProcess orphan = RedisProcess.launch(binary, directory, directory.newSocket());
    RedisProbe probe = orphan.awaitReady(LIMIT);
    assertEquals("OK", probe.ask("SET kept yes"));
    ProcessHandle left = process();
    directory.close();

    // When
    try (EmbeddedRedis redis = EmbeddedRedis.start(temp, LIMIT)) {
      // Then
      assertFalse(left.isAlive());
      assertEquals("yes", ask(redis, "GET kept"));
    }
    probe.close();
  }

  @Test
  void leavesAStrangerAloneThatHasTheRecordedProcessNumber() throws IOException {
    Process stranger = new ProcessBuilder("sleep", "60").start();
    Files.writeString(temp.resolve("redis.pid"), stranger.pid() + "\n");

    try (EmbeddedRedis redis = EmbeddedRedis.start(temp, LIMIT)) {
      assertEquals("PONG", ask(redis, "PING"));
      assertTrue(stranger.isAlive());
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void endsItsProcess() throws IOException {
    ProcessHandle process;
    try (EmbeddedRedis redis = EmbeddedRedis.start(temp, LIMIT)) {
      assertEquals("PONG", ask(redis, "PING"));
      process = process();
    }

    assertFalse(process.isAlive());
  }

  @Test
  void endsAProcessThatHangs() throws IOException, InterruptedException {
    ProcessHandle process;
    try (EmbeddedRedis redis = EmbeddedRedis.start(temp, LIMIT)) {
      assertEquals("PONG", ask(redis, "PING"));
      process = process();
      String pid = String.valueOf(process.pid());
      assertEquals(0, new ProcessBuilder("kill", "-STOP", pid).start().waitFor());
    }

    assertFalse(process.isAlive());
  }

  @Test
  void worksWhereASocketPathWouldBeTooLong() throws IOException {
    Path deep = temp.resolve("d".repeat(60)).resolve("with a space").resolve("e".repeat(60));

    try (EmbeddedRedis redis = EmbeddedRedis.start(deep, LIMIT)) {
      assertEquals("PONG", ask(redis, "PING"));
      assertFalse(redis.uri().contains(" "));
    }
  }

  @Test
  void refusesDataThatANewerRedisWrote() throws IOException {
    Files.writeString(temp.resolve("redis.version"), "99.1\n");

    var refused =
        assertThrows(RedisStartException.class, () -> EmbeddedRedis.start(temp, LIMIT).close());

    assertTrue(String.valueOf(refused.getMessage()).contains("was written by Redis 99.1"));
  }

  private static String ask(EmbeddedRedis redis, String command) throws IOException {
    Path socket = Path.of(redis.uri().substring("unix://".length()));
    try (RedisProbe probe = RedisProbe.connect(socket, LIMIT)) {
      return probe.ask(command);
    }
  }

  private ProcessHandle process() throws IOException {
    long pid = Long.parseLong(Files.readString(temp.resolve("redis.pid")).strip());
    return ProcessHandle.of(pid).orElseThrow();
  }

  private void awaitAnotherThan(long pid) throws IOException {
    Path socket = temp.toRealPath().resolve("redis.sock");
    while (true) {
      try (RedisProbe probe = RedisProbe.connect(socket, LIMIT)) {
        boolean another = !probe.ask("INFO server").contains("process_id:" + pid + "\r");
        if (another && probe.ask("PING").equals("PONG")) {
          return;
        }
      } catch (IOException e) {
        Thread.onSpinWait();
      }
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }
}
