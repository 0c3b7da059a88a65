package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.RestrictedRedis;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.Transport;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The kept transcript once more, with the people of each scene on two replicas by turns, on a Redis
 * that lets the replicas do only what they need.
 */
class TranscriptReplicasIT {
  @RegisterExtension static final RestrictedRedis REDIS = new RestrictedRedis();

  private static ServerProcess left;
  private static ServerProcess right;

  @BeforeAll
  static void startBoth() {
    left = ServerProcess.start(Map.of("SCRP_REDIS_URI", REDIS.uri("scrp")));
    right = ServerProcess.start(Map.of("SCRP_REDIS_URI", REDIS.uri("scrp")));
  }

  @AfterAll
  static void stopBoth() {
    left.close();
    right.close();
    assertEquals(List.of(), REDIS.refused());
  }

  @AfterEach
  void nothingBroke() {
    assertEquals(List.of(), left.newStackTraces());
    assertEquals(List.of(), right.newStackTraces());
  }

  static List<String> names() throws IOException {
    return TranscriptIT.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void withEverySecondPersonElsewhere(String name) throws IOException {
    AtomicInteger people = new AtomicInteger();
    try (Cast here = new Cast(left, Transport.TCP);
        Cast there = new Cast(right, Transport.LINE)) {
      new Transcript(
              () -> (people.getAndIncrement() % 2 == 0 ? here : there).connect(), Cast::unique)
          .replay(TranscriptIT.lines(name));
    }
  }
}
