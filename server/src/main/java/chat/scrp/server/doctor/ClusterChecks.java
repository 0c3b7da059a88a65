package chat.scrp.server.doctor;

import static chat.scrp.server.doctor.Finding.none;

import chat.scrp.gateway.management.Diagnosis;
import chat.scrp.services.redis.RedisFacts;
import chat.scrp.services.stats.Statistics.Replica;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether the parts fit together. */
final class ClusterChecks {
  private static final long MOST_DRIFT_MS = 2000;
  private static final long OLDEST_CANARY_MS = 15_000;

  private ClusterChecks() {}

  static List<Finding> of(Patient patient) {
    return List.of(versions(patient), schema(patient), clocks(patient), canary(patient));
  }

  private static Finding versions(Patient patient) {
    Set<String> versions = new TreeSet<>();
    for (Replica replica : patient.stats().replicas()) {
      versions.add(replica.version().isEmpty() ? "unknown" : replica.version());
    }
    int replicas = patient.stats().replicas().size();
    return Finding.of(
        "versions",
        versions.size() == 1,
        replicas
            + (replicas == 1 ? " replica" : " replicas")
            + " of "
            + String.join(", ", versions)
            + ", Java "
            + patient.diagnosis().java(),
        "finish the upgrade, so that all replicas run one version");
  }

  private static Finding schema(Patient patient) {
    RedisFacts facts = patient.facts();
    String item = "store schema";
    if (facts == null || facts.schema() == 0) {
      return none(item, "it cannot be seen from here");
    }
    return Finding.of(
        item,
        facts.schema() == patient.diagnosis().schema(),
        "stored: " + facts.schema() + ", known to the server: " + patient.diagnosis().schema(),
        "run the version of the server that fits the store");
  }

  private static Finding clocks(Patient patient) {
    Diagnosis now = patient.diagnosis();
    long server = now.timeMs() - patient.askedMs();
    RedisFacts facts = patient.facts();
    long redis = facts == null ? 0 : facts.timeMs() - facts.askedMs();
    boolean near =
        Math.abs(server) <= MOST_DRIFT_MS
            && Math.abs(redis) <= MOST_DRIFT_MS
            && Math.abs(server - redis) <= MOST_DRIFT_MS;
    return Finding.of(
        "clocks",
        near,
        "from this machine's: server "
            + server
            + " ms, Redis "
            + (facts == null ? "unknown" : redis + " ms"),
        "let all machines set their clocks by NTP");
  }

  private static Finding canary(Patient patient) {
    long age = patient.diagnosis().canaryAgeMs();
    return Finding.of(
        "publishes",
        patient.diagnosis().redisUp() && age <= OLDEST_CANARY_MS,
        "the last one that came back is " + age + " ms old",
        "look at Redis and at its client-output-buffer-limit pubsub; the server renews its"
            + " subscriptions by itself");
  }
}
