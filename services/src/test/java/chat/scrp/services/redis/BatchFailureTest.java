package chat.scrp.services.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchFailureTest {

  @Test
  void findsEachCommandThatWasRefused() {
    String message = "ERR [1] WRONGTYPE Operation against a key\nERR [13] NOSCRIPT No matching";

    assertEquals(
        Map.of(1, "WRONGTYPE Operation against a key", 13, "NOSCRIPT No matching"),
        BatchFailure.refused(message));
  }
}
