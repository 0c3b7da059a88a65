package chat.scrp.services.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RealRedisTest {
  @RegisterExtension static final RealRedis redis = new RealRedis();

  @Test
  void keepsDataAndAddressOverACrash() {
    // Given
    String uri = redis.uri();
    redis.command("SET kept yes");

    // When
    redis.restart();

    // Then
    assertEquals(uri, redis.uri());
    assertEquals(":1", redis.command("EXISTS kept"));
  }

  @Test
  void answersAgainAfterAPause() {
    redis.pause();
    redis.resume();

    assertEquals("+PONG", redis.command("PING"));
  }

  @Test
  void stopsInAnOrderlyWay() {
    redis.stop();
    assertFalse(redis.isRunning());

    redis.start();

    assertTrue(redis.isRunning());
  }

  @Test
  void leavesNothingBehind() {
    RealRedis other = new RealRedis("--maxmemory", "20mb");
    other.start();
    var directory = other.directory();

    other.close();

    assertFalse(Files.exists(directory));
  }
}
