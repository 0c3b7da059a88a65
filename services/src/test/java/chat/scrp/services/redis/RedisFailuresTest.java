package chat.scrp.services.redis;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.services.dispatch.ScrpError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisFailuresTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LOADING Redis is loading the dataset in memory",
        "CLUSTERDOWN The cluster is down",
        "OOM command not allowed when used memory > 'maxmemory'. script: ab, on @user_script:3.",
        "ERR Error running script (call to f_ab): @user_script:3: @user_script: 3: -OOM command not"
            + " allowed when used memory > 'maxmemory'.",
        "MISCONF Errors writing to the AOF file: No space left on device",
        "READONLY You can't write against a read only replica."
      })
  void isAway(String text) {
    assertInstanceOf(ScrpError.class, RedisFailures.translate(text, "script"));
  }

  @Test
  void isABug() {
    assertInstanceOf(
        IllegalStateException.class,
        RedisFailures.translate(
            "ERR Error running script: attempt to index a nil value", "script"));
  }

  /** The library hands these over as if Redis had said them. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "CONNECTION_CLOSED",
        "io.netty.channel.unix.Errors$NativeIoException: sendAddress(..) failed: Broken pipe",
        "java.nio.channels.ClosedChannelException"
      })
  void isALostConnection(String text) {
    assertTrue(RedisFailures.isLost(text));
    assertInstanceOf(ScrpError.class, RedisFailures.translate(text, "script"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NOSCRIPT No matching script. Please use EVAL.",
        "WRONGTYPE Operation against a key holding the wrong kind of value",
        "Error running script (call to f_1): @user_script:3: user_script:3: attempt to index"
      })
  void isSaidByRedis(String text) {
    assertFalse(RedisFailures.isLost(text));
  }
}
