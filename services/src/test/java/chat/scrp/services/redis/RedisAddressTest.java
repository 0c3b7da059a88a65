package chat.scrp.services.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.services.redis.RedisAddress.Topology;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisAddressTest {

  @Test
  void readsOneServer() {
    RedisAddress address = RedisAddress.parse("redis://us%40er:p%2Fw@cache.example:6380/3");

    assertEquals(Topology.STANDALONE, address.topology());
    assertEquals(List.of("redis://cache.example:6380/3"), address.connectionStrings());
    assertEquals("us@er", address.user());
    assertEquals("p/w", address.password());
    assertFalse(address.tls());
  }

  @Test
  void takesTheUsualPort() {
    assertEquals(
        List.of("redis://localhost:6379"),
        RedisAddress.parse("redis://localhost").connectionStrings());
    assertEquals(
        List.of("redis://[::1]:6379"), RedisAddress.parse("redis://[::1]").connectionStrings());
  }

  @Test
  void readsAPasswordWithoutAUser() {
    RedisAddress address = RedisAddress.parse("redis://:secret@localhost");

    assertNull(address.user());
    assertEquals("secret", address.password());
  }

  @Test
  void readsAClusterOverTls() {
    RedisAddress address = RedisAddress.parse("rediss+cluster://:pw@a:1,b:2");

    assertEquals(Topology.CLUSTER, address.topology());
    assertTrue(address.tls());
    assertEquals(List.of("rediss://a:1", "rediss://b:2"), address.connectionStrings());
  }

  @Test
  void readsSentinels() {
    RedisAddress address = RedisAddress.parse("redis+sentinel://a,b:5/main");

    assertEquals(Topology.SENTINEL, address.topology());
    assertEquals("main", address.masterName());
    assertEquals(List.of("redis://a:26379", "redis://b:5"), address.connectionStrings());
  }

  @Test
  void readsAUnixSocket() {
    RedisAddress address = RedisAddress.parse("unix:///tmp/a b/redis.sock");

    assertTrue(address.unix());
    assertEquals(List.of("unix:///tmp/a b/redis.sock"), address.connectionStrings());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost:6379",
        "http://localhost",
        "redis://",
        "redis://a:0",
        "redis://a:65536",
        "redis://a,b",
        "redis://a/x",
        "redis+sentinel://a",
        "redis+cluster://",
        "unix://relative"
      })
  void refusesWhatItIsNot(String uri) {
    var refused = assertThrows(IllegalArgumentException.class, () -> RedisAddress.parse(uri));

    assertTrue(refused.toString().contains("expected: redis://"), refused.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "redis://u:hidden@a:99999",
        "redis://u:hid@den@a",
        "redis://u:hid/den@a",
        "redis:/u:hidden@a",
        "redis://u:%hidden@a",
        "u:hidden@a"
      })
  void neverShowsThePassword(String uri) {
    var refused = assertThrows(IllegalArgumentException.class, () -> RedisAddress.parse(uri));

    assertFalse(refused.toString().contains("den"), refused.toString());
    assertFalse(refused.toString().contains("hid"), refused.toString());
    assertFalse(RedisAddress.parse("redis://u:hidden@a").toString().contains("hidden"));
  }
}
