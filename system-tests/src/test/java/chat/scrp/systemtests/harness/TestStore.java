package chat.scrp.systemtests.harness;

import chat.scrp.services.testing.RealRedis;
import chat.scrp.services.testing.RealRedisCluster;
import chat.scrp.services.testing.RealSentinels;
import java.util.Map;

/**
 * The store of the shared server: its own Redis, unless {@code -Dstore=} says {@code cluster} or
 * {@code sentinel}, real ones that have just lost a master, or the URI of a Redis that runs.
 */
final class TestStore implements AutoCloseable {
  private final Map<String, String> environment;
  private final Runnable failOver;
  private final Runnable end;

  private TestStore(Map<String, String> environment, Runnable failOver, Runnable end) {
    this.environment = environment;
    this.failOver = failOver;
    this.end = end;
  }

  static TestStore start() {
    String store = System.getProperty("store", "embedded");
    return switch (store) {
      case "embedded" -> new TestStore(Map.of(), () -> {}, () -> {});
      case "cluster" -> cluster();
      case "sentinel" -> sentinels();
      default -> new TestStore(at(store), () -> {}, () -> {});
    };
  }

  /** What a server on it needs. */
  Map<String, String> environment() {
    return environment;
  }

  /** Takes a master away, where there is another one to take over. */
  void failOver() {
    failOver.run();
  }

  @Override
  public void close() {
    end.run();
  }

  private static Map<String, String> at(String uri) {
    return Map.of("SCRP_REDIS_URI", uri);
  }

  private static TestStore cluster() {
    RealRedisCluster cluster = new RealRedisCluster();
    cluster.start();
    return new TestStore(
        at(cluster.uri()),
        () -> {
          RealRedis victim = cluster.masters().get(0);
          victim.kill();
          cluster.awaitFailOver(victim);
          victim.start();
          cluster.awaitWell();
        },
        cluster::close);
  }

  private static TestStore sentinels() {
    RealSentinels sentinels = new RealSentinels();
    sentinels.start();
    return new TestStore(
        at(sentinels.uri()),
        () -> {
          RealRedis victim = sentinels.master();
          victim.kill();
          sentinels.awaitFailOver(victim);
          victim.start();
        },
        sentinels::close);
  }
}
