package chat.scrp.systemtests.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.services.testing.RealRedis;
import chat.scrp.systemtests.harness.ServerProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What a Deployment does to replicas, behind a real load balancer and under the load of the
 * verifier: scale from one to three, replace each (a new one is ready before an old one is told to
 * stop), scale down to two. The verifier's checker decides whether anything was lost. A real
 * Prometheus watches, so that the dashboard has something to show.
 */
@Tag("long")
class RollingUpdateIT {
  private static final int PLACES = 4;

  @RegisterExtension static final RealRedis REDIS = new RealRedis("--appendfsync", "always");

  private final List<Integer> freePlaces = new ArrayList<>();
  private final List<Replica> replicas = new ArrayList<>();
  private LoadBalancer balancer;
  private Verification verification;
  private Prometheus prometheus;

  /** A server in one of the places that the load balancer knows. */
  private record Replica(int place, ServerProcess process) {}

  @BeforeEach
  void startOne() throws IOException {
    balancer = LoadBalancer.start(PLACES);
    for (int place = 0; place < PLACES; place++) {
      freePlaces.add(place);
    }
    prometheus = Prometheus.start(balancer.managementPorts());
    scaleUp();
    verification = Verification.start(balancer.tcpPort(), balancer.httpPort());
  }

  @AfterEach
  void stop() {
    if (verification != null) {
      verification.close();
    }
    replicas.forEach(replica -> replica.process().close());
    prometheus.close();
    balancer.close();
  }

  /** Ends when the new one takes clients. */
  private void scaleUp() throws IOException {
    int place = freePlaces.remove(0);
    LoadBalancer.Place ports = balancer.place(place);
    ServerProcess process =
        ServerProcess.start(
            Map.of(
                "SCRP_REDIS_URI", REDIS.uri(),
                "SCRP_TCP_PORT", String.valueOf(ports.tcp()),
                "SCRP_HTTP_PORT", String.valueOf(ports.http()),
                "SCRP_MANAGEMENT_PORT", String.valueOf(ports.management())));
    replicas.add(new Replica(place, process));
    balancer.awaitTaken(place);
  }

  /** Stops the oldest, as a pod is stopped. */
  private void scaleDown() {
    Replica oldest = replicas.remove(0);
    assertEquals(0, oldest.process().terminate(), oldest.process()::outputText);
    assertEquals(List.of(), oldest.process().newStackTraces());
    oldest.process().close();
    freePlaces.add(oldest.place());
  }

  @Test
  @Timeout(value = 8, unit = TimeUnit.MINUTES)
  void losesNothing() throws IOException {
    verification.awaitLine("disturbed");
    scaleUp();
    scaleUp();
    for (int i = 0; i < 3; i++) {
      scaleUp();
      scaleDown();
    }
    scaleDown();
    assertFalse(verification.said("] quiet"), "the update took longer than the load");
    assertEquals(0, verification.exitStatus(), verification::output);
    assertTrue(verification.said("PASSED"), verification::output);
    for (Replica left : replicas) {
      assertEquals(List.of(), left.process().newStackTraces());
    }
    everyPanelShowsSomething();
  }

  private void everyPanelShowsSomething() throws IOException {
    for (String query : MonitoringIT.queriesOfDashboard()) {
      assertFalse(prometheus.range(query).isEmpty(), query);
    }
  }
}
