package chat.scrp.systemtests.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.services.testing.RealRedis;
import chat.scrp.systemtests.harness.Metrics;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pod of the manifests is one that the server can live in. */
class PodIT {
  @RegisterExtension static final RealRedis REDIS = new RealRedis("--appendfsync", "always");

  private static final Pattern MANAGEMENT = Pattern.compile("Management\\s+http://\\S+:(\\d+)");

  /** What the server makes of an environment without starting. */
  private record Printed(int status, String text) {}

  private static Printed print(Map<String, String> environment)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-jar",
            System.getProperty("server.jar"),
            "serve",
            "--print-config");
    builder.environment().keySet().removeIf(name -> name.startsWith("SCRP_"));
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Printed(process.waitFor(), text);
  }

  /** The environment, with files that there are on this machine. */
  private static Map<String, String> here(Map<String, String> environment) throws IOException {
    Map<String, String> changed = new HashMap<>(environment);
    for (String name : List.of("SCRP_REDIS_URI_FILE", "SCRP_TLS_CERT", "SCRP_TLS_KEY")) {
      if (changed.containsKey(name)) {
        Path file = Files.createTempFile("scrp-pod", "");
        file.toFile().deleteOnExit();
        Files.writeString(file, REDIS.uri());
        changed.put(name, file.toString());
      }
    }
    return changed;
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "overlays/dev", "overlays/production"})
  void theServerKnowsEveryVariable(String folder) throws Exception {
    Manifests manifests = Manifests.render(folder);
    Printed printed = print(here(manifests.environment()));
    assertEquals(0, printed.status(), printed::text);
    // The probes and Prometheus come from outside of the pod.
    assertTrue(printed.text().contains("SCRP_MANAGEMENT_HOST=0.0.0.0"), printed::text);
    Map<String, String> settings =
        Map.of("scrp", "TCP_PORT", "http", "HTTP_PORT", "management", "MANAGEMENT_PORT");
    for (JsonNode port : manifests.pod("Deployment", "scrp").at("/spec/containers/0/ports")) {
      String setting = settings.get(port.path("name").asText());
      String line = "SCRP_" + setting + "=" + port.path("containerPort").asInt();
      assertTrue(printed.text().contains(line), () -> line + " is not in\n" + printed.text());
    }
  }

  @Test
  void aVariableWithATypingErrorIsRefused() throws Exception {
    Map<String, String> environment = here(Manifests.render("base").environment());
    environment.put("SCRP_EVENTLOOPS", environment.get("SCRP_EVENT_LOOPS"));
    Printed printed = print(environment);
    assertEquals(2, printed.status());
    assertTrue(printed.text().contains("did you mean SCRP_EVENT_LOOPS?"), printed::text);
  }

  @Test
  void theContainerLivesAndEndsAsThePodSays() throws Exception {
    Manifests manifests = Manifests.render("overlays/dev");
    JsonNode template = manifests.pod("Deployment", "scrp");
    JsonNode container = template.at("/spec/containers/0");
    assertTrue(Pod.isPossible(), "mount namespaces are not allowed here: run as root");
    // Other tests of this machine may have the ports; everything else is as in the manifests.
    Map<String, String> environment = new HashMap<>(manifests.environment());
    List.of("TCP", "HTTP", "MANAGEMENT").forEach(p -> environment.put("SCRP_" + p + "_PORT", "0"));
    String uriFile = environment.getOrDefault("SCRP_REDIS_URI_FILE", "");
    try (Pod pod = Pod.start(template, environment, Map.of(uriFile, REDIS.uri() + "\n"))) {
      int port = Integer.parseInt(pod.await(MANAGEMENT));
      for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
        assertEquals("management", container.path(probe).at("/httpGet/port").asText());
        String path = container.path(probe).at("/httpGet/path").asText();
        assertEquals(200, Metrics.get(port, path).statusCode(), path);
      }
      assertTrue(pod.proc("status").contains("Uid:\t10001\t10001\t10001\t10001"));
      assertTrue(pod.proc("status").contains("CapEff:\t0000000000000000"));
      assertTrue(pod.proc("mountinfo").lines().anyMatch(l -> l.matches(".* / / ro.*")));
      assertFalse(pod.proc("environ").contains("redis://"), "the URI is in the environment");
      int grace = template.at("/spec/terminationGracePeriodSeconds").asInt();
      String wait = container.at("/lifecycle/preStop/exec/command/1").asText();
      Duration left = Duration.ofSeconds(grace - Integer.parseInt(wait));
      assertEquals(0, pod.terminate(left));
    }
  }
}
