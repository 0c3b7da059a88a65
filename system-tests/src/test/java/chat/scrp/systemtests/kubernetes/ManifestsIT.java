package chat.scrp.systemtests.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every folder that can be applied: strictly parsed, and every name in it leads somewhere. */
class ManifestsIT {
  private static final Set<String> MADE_BY_HAND =
      Set.of("scrp-redis", "scrp-tls", "scrp-management");

  private static void parse(Manifests manifests) throws JsonProcessingException {
    assertFalse(manifests.all().isEmpty());
    for (JsonNode object : manifests.all()) {
      Models.check(object);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "overlays/dev", "overlays/production"})
  void everyFieldIsKnownToKubernetes(String folder) throws JsonProcessingException {
    parse(Manifests.render(folder));
  }

  @Test
  void anUnknownFieldIsNoticed() {
    JsonNode deployment = Manifests.render("base").one("Deployment", "scrp");
    ((ObjectNode) deployment.at("/spec/template/spec/containers/0")).put("imagePolicy", "Always");
    JsonProcessingException refused =
        assertThrows(JsonProcessingException.class, () -> Models.check(deployment));
    assertTrue(String.valueOf(refused.getMessage()).contains("imagePolicy"));
  }

  @Test
  void theTemplateOfTheSecretFits() throws IOException {
    Manifests template =
        Manifests.parse(Files.readString(Manifests.file("base/redis-secret.template.yaml")));
    parse(template);
    JsonNode secret = template.one("Secret", "scrp-redis");
    String mounted = Manifests.render("base").environment().get("SCRP_REDIS_URI_FILE");
    assertEquals("/etc/scrp/redis/uri", mounted);
    assertTrue(secret.path("stringData").has("uri"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "overlays/dev", "overlays/production"})
  void everyNameLeadsSomewhere(String folder) {
    Manifests manifests = Manifests.render(folder);
    List<JsonNode> pods =
        Stream.concat(manifests.all("Deployment").stream(), manifests.all("StatefulSet").stream())
            .map(workload -> workload.path("spec").path("template"))
            .toList();
    manifests.all("Service").forEach(service -> leadsToPorts(service, pods));
    manifests
        .all("PodDisruptionBudget")
        .forEach(budget -> selected(budget.at("/spec/selector/matchLabels"), pods));
    manifests.all("NetworkPolicy").forEach(policy -> opensPorts(policy, pods));
    manifests.all("Ingress").forEach(ingress -> leadsToServices(ingress, manifests));
    manifests
        .all("HorizontalPodAutoscaler")
        .forEach(
            scaler ->
                manifests.one(
                    scaler.at("/spec/scaleTargetRef/kind").asText(),
                    scaler.at("/spec/scaleTargetRef/name").asText()));
    manifests.all("ServiceMonitor").forEach(monitor -> findsService(monitor, manifests));
    manifests
        .all("StatefulSet")
        .forEach(set -> assertTrue(manifests.has("Service", set.at("/spec/serviceName").asText())));
    pods.forEach(pod -> mountsWhatIsThere(pod, manifests));
  }

  private static JsonNode selected(JsonNode labels, List<JsonNode> pods) {
    assertFalse(labels.isEmpty(), "a selector that is empty");
    return pods.stream()
        .filter(pod -> includes(pod.at("/metadata/labels"), labels))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no pod has " + labels));
  }

  private static boolean includes(JsonNode labels, JsonNode wanted) {
    boolean all = true;
    for (var label : wanted.properties()) {
      all &= label.getValue().equals(labels.path(label.getKey()));
    }
    return all;
  }

  private static Set<String> ports(JsonNode pod) {
    Set<String> names = new HashSet<>();
    pod.at("/spec/containers/0/ports").forEach(port -> names.add(port.path("name").asText()));
    return names;
  }

  private static void leadsToPorts(JsonNode service, List<JsonNode> pods) {
    JsonNode pod = selected(service.at("/spec/selector"), pods);
    for (JsonNode port : service.at("/spec/ports")) {
      assertTrue(ports(pod).contains(port.path("targetPort").asText()), port::toString);
    }
  }

  private static void opensPorts(JsonNode policy, List<JsonNode> pods) {
    JsonNode pod = selected(policy.at("/spec/podSelector/matchLabels"), pods);
    Set<String> opened = new HashSet<>();
    for (JsonNode rule : policy.at("/spec/ingress")) {
      rule.path("ports").forEach(port -> opened.add(port.path("port").asText()));
    }
    assertEquals(ports(pod), opened);
  }

  private static void leadsToServices(JsonNode ingress, Manifests manifests) {
    for (JsonNode rule : ingress.at("/spec/rules")) {
      Set<String> certified = new HashSet<>();
      ingress
          .at("/spec/tls")
          .forEach(tls -> tls.path("hosts").forEach(host -> certified.add(host.asText())));
      assertTrue(certified.contains(rule.path("host").asText()), ingress::toString);
      for (JsonNode path : rule.at("/http/paths")) {
        JsonNode backend = path.at("/backend/service");
        JsonNode service = manifests.one("Service", backend.path("name").asText());
        assertTrue(
            Manifests.stream(service.at("/spec/ports"))
                .anyMatch(port -> port.path("name").equals(backend.at("/port/name"))),
            backend::toString);
      }
    }
  }

  private static void findsService(JsonNode monitor, Manifests manifests) {
    JsonNode wanted = monitor.at("/spec/selector/matchLabels");
    JsonNode service =
        manifests.all("Service").stream()
            .filter(candidate -> includes(candidate.at("/metadata/labels"), wanted))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no service has " + wanted));
    for (JsonNode endpoint : monitor.at("/spec/endpoints")) {
      assertEquals("/metrics", endpoint.path("path").asText());
      assertTrue(
          Manifests.stream(service.at("/spec/ports"))
              .anyMatch(port -> port.path("name").equals(endpoint.path("port"))),
          endpoint::toString);
    }
  }

  private static void mountsWhatIsThere(JsonNode pod, Manifests manifests) {
    JsonNode spec = pod.path("spec");
    Set<String> volumes = new HashSet<>();
    spec.path("volumes").forEach(volume -> volumes.add(volume.path("name").asText()));
    for (JsonNode volume : spec.path("volumes")) {
      String secret = volume.at("/secret/secretName").asText();
      assertTrue(
          secret.isEmpty() || MADE_BY_HAND.contains(secret) || manifests.has("Secret", secret),
          secret);
    }
    // The volumes of a StatefulSet's claims have the name of the claim.
    manifests
        .all("StatefulSet")
        .forEach(
            set ->
                set.at("/spec/volumeClaimTemplates")
                    .forEach(claim -> volumes.add(Manifests.name(claim))));
    for (JsonNode mount : spec.at("/containers/0/volumeMounts")) {
      assertTrue(volumes.contains(mount.path("name").asText()), mount::toString);
    }
    for (JsonNode variable : spec.at("/containers/0/env")) {
      String secret = variable.at("/valueFrom/secretKeyRef/name").asText();
      assertTrue(
          secret.isEmpty() || MADE_BY_HAND.contains(secret) || manifests.has("Secret", secret),
          secret);
    }
    if (spec.has("serviceAccountName")) {
      assertTrue(manifests.has("ServiceAccount", spec.path("serviceAccountName").asText()));
    }
    assertTrue(spec.at("/securityContext/runAsNonRoot").asBoolean());
    assertTrue(spec.at("/containers/0/securityContext/readOnlyRootFilesystem").asBoolean());
  }

  @Test
  void theOverlaysAreWhatTheySay() {
    Manifests dev = Manifests.render("overlays/dev");
    assertEquals(1, dev.one("Deployment", "scrp").at("/spec/replicas").asInt());
    assertTrue(dev.all("HorizontalPodAutoscaler").isEmpty());
    Manifests production = Manifests.render("overlays/production");
    JsonNode scaler = production.one("HorizontalPodAutoscaler", "scrp");
    assertTrue(scaler.at("/spec/minReplicas").asInt() >= 3);
    assertTrue(
        production.one("Deployment", "scrp").at("/spec/replicas").isMissingNode(),
        "the autoscaler's number would be overwritten");
    assertEquals("LoadBalancer", production.one("Service", "scrp-tcp").at("/spec/type").asText());
    assertTrue(production.all("Secret").isEmpty(), "a secret in the repository");
    String image = production.pod("Deployment", "scrp").at("/spec/containers/0/image").asText();
    assertEquals(dev.pod("Deployment", "scrp").at("/spec/containers/0/image").asText(), image);
  }

  @Test
  void inProductionOnlyTheIngressReachesThePage() {
    Manifests production = Manifests.render("overlays/production");
    List<JsonNode> rules =
        Manifests.stream(production.one("NetworkPolicy", "scrp").at("/spec/ingress"))
            .filter(rule -> opens(rule, "http"))
            .toList();

    assertEquals(1, rules.size());
    assertEquals(
        "ingress-nginx",
        rules
            .get(0)
            .at("/from/0/namespaceSelector/matchLabels/kubernetes.io~1metadata.name")
            .asText());
    // To be filled in: nobody has these addresses, so nobody can claim those of others.
    assertEquals("192.0.2.0/24", production.environment().get("SCRP_TRUSTED_PROXIES"));
  }

  private static boolean opens(JsonNode rule, String port) {
    return Manifests.stream(rule.path("ports"))
        .anyMatch(opened -> opened.path("port").asText().equals(port));
  }

  @Test
  void connectionsCanBeScaledOn() throws IOException {
    var folder = Files.createTempDirectory(Manifests.file("overlays"), "test-");
    var file = folder.resolve("kustomization.yaml");
    try {
      Files.writeString(
          file,
          """
          resources: [../../base]
          components: [../../components/connections-autoscaling]
          """);
      Manifests manifests = Manifests.render(folder);
      parse(manifests);
      JsonNode metrics = manifests.one("HorizontalPodAutoscaler", "scrp").at("/spec/metrics");
      assertEquals("cpu", metrics.at("/0/resource/name").asText());
      assertEquals("scrp_sessions", metrics.at("/1/pods/metric/name").asText());
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }
}
