package chat.scrp.services.redis;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

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
}
