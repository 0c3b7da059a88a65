package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.RestrictedRedis;
import chat.scrp.systemtests.harness.Transport;
import chat.scrp.systemtests.harness.TwoReplicas;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The kept transcript once more, with the people of each scene on two replicas by turns, on a Redis
 * that lets the replicas do only what they need.
 */
class TranscriptReplicasIT {
  @RegisterExtension
  @Order(1)
  static final RestrictedRedis REDIS = new RestrictedRedis();

  @RegisterExtension
  @Order(2)
  static final TwoReplicas REPLICAS =
      new TwoReplicas(() -> Map.of("SCRP_REDIS_URI", REDIS.uri("scrp")));

  @AfterAll
  static void nothingWasRefused() {
    REPLICAS.close();
    assertEquals(List.of(), REDIS.refused());
  }

  static List<String> names() throws IOException {
    return TranscriptIT.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void withEverySecondPersonElsewhere(String name) throws IOException {
    AtomicInteger people = new AtomicInteger();
    Cast here = REPLICAS.castLeft(Transport.TCP);
    Cast there = REPLICAS.castRight(Transport.LINE);
    new Transcript(() -> (people.getAndIncrement() % 2 == 0 ? here : there).connect(), Cast::unique)
        .replay(TranscriptIT.lines(name));
  }
}
