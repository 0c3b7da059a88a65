package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.services.testing.RealRedis;
import chat.scrp.systemtests.harness.Command;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.TestCertificate;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The doctor at real servers: one that is well, and some that are not. */
class DoctorIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> WELL =
      Map.of(
          "SCRP_RATE_LIMITS",
          "on",
          "SCRP_CONNECTIONS",
          "500",
          "SCRP_GUESTS",
          "400",
          "SCRP_GUESTS_PER_ADDRESS",
          "100",
          "SCRP_ARGON2_MEMORY_KIB",
          "19456",
          "SCRP_ARGON2_ITERATIONS",
          "2");

  private static Map<String, String> with(Map<String, String> changes) {
    Map<String, String> all = new HashMap<>(WELL);
    all.putAll(changes);
    return all;
  }

  private static Command doctor(ServerProcess server, Map<String, String> env, String... more) {
    Map<String, String> environment = new HashMap<>(env);
    environment.put("SCRP_DATA_DIR", server.data().toString());
    environment.put("SCRP_MANAGEMENT_PORT", String.valueOf(server.managementPort()));
    String[] words = new String[more.length + 1];
    words[0] = "doctor";
    System.arraycopy(more, 0, words, 1, more.length);
    return Command.run(environment, words);
  }

  /** The items with a cross, and whether all the others are right. */
  private static Set<String> crosses(Command done) throws JsonProcessingException {
    Set<String> crosses = new TreeSet<>();
    JsonNode report = JSON.readTree(done.out());
    for (JsonNode one : report.path("findings")) {
      if (one.path("ok").isBoolean() && !one.path("ok").asBoolean()) {
        crosses.add(one.path("item").asText());
        assertTrue(!one.path("advice").asText().isEmpty(), one::toString);
      }
    }
    assertEquals(crosses.isEmpty(), report.path("ok").asBoolean());
    assertEquals(crosses.isEmpty() ? 0 : 1, done.status());
    return crosses;
  }

  @Test
  void aFreshServerIsWell() throws JsonProcessingException {
    try (ServerProcess server = ServerProcess.start(WELL)) {
      Command plain = doctor(server, Map.of("LC_ALL", "C"));
      Command fine = doctor(server, Map.of("LC_ALL", "C.UTF-8"));
      Command json = doctor(server, Map.of(), "--json");

      assertEquals(0, plain.status(), plain::out);
      assertTrue(plain.out().contains("[ok] websocket origin"), plain::out);
      assertTrue(plain.out().contains("[--] tls http"), plain::out);
      assertTrue(fine.out().contains("✔ redis persistence"), fine::out);
      assertTrue(fine.out().endsWith("All right.\n"), fine::out);
      assertEquals(Set.of(), crosses(json));
      assertEquals("", json.errors());
      for (String item : Set.of("tcp port", "password hashes", "trusted addresses")) {
        assertTrue(finding(json, item).path("ok").asBoolean(), json::out);
      }
    }
  }

  private static JsonNode finding(Command done, String item) throws JsonProcessingException {
    for (JsonNode one : JSON.readTree(done.out()).path("findings")) {
      if (one.path("item").asText().equals(item)) {
        return one;
      }
    }
    throw new AssertionError(item + " is not in " + done.out());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aServerBehindProxiesOfTcpIsWell(boolean trusted, @TempDir Path directory) throws Exception {
    TestCertificate certificate = TestCertificate.create(directory);
    Map<String, String> behind =
        with(
            Map.of(
                "SCRP_TLS_CERT",
                certificate.certificate().toString(),
                "SCRP_TLS_KEY",
                certificate.key().toString(),
                "SCRP_HOST",
                "0.0.0.0",
                "SCRP_PROXY_PROTOCOL",
                "on",
                "SCRP_TRUSTED_PROXIES",
                trusted ? "127.0.0.1" : "192.0.2.0/24"));
    try (ServerProcess server = ServerProcess.start(behind)) {
      Command own = doctor(server, Map.of(), "--json");
      Command client = doctor(server, Map.of(), "--json", "--tcp", "127.0.0.1:" + server.tcpPort());

      if (trusted) {
        assertTrue(finding(own, "tcp port").path("ok").asBoolean(), own::out);
        assertTrue(finding(own, "tls tcp").path("seen").asText().startsWith("TLSv1.2, TLSv1.3;"));
      } else {
        assertTrue(finding(own, "tcp port").path("ok").isNull(), own::out);
        assertTrue(finding(own, "tls tcp").path("ok").isNull(), own::out);
      }
      // No client comes in there, whoever it is.
      assertTrue(crosses(client).contains("tcp port"), client::out);
    }
  }

  @Test
  void aPasswordInTheListOfProcessesIsWarnedOf() {
    for (String option : Set.of("--redis-uri", "--redis")) {
      Command done =
          Command.run(
              Map.of(),
              "doctor",
              "--url",
              "http://127.0.0.1:1",
              option,
              "redis://a:hush@localhost");

      assertEquals(2, done.status());
      assertTrue(done.errors().startsWith("The password of " + option + " can"), done::errors);
      assertFalse((done.out() + done.errors()).contains("hush"), done::errors);
    }
  }

  @Test
  void aServerWithTlsIsWell(@TempDir Path directory) throws Exception {
    TestCertificate certificate = TestCertificate.create(directory);
    Map<String, String> tls =
        with(
            Map.of(
                "SCRP_TLS_CERT", certificate.certificate().toString(),
                "SCRP_TLS_KEY", certificate.key().toString(),
                "SCRP_HOST", "0.0.0.0"));
    try (ServerProcess server = ServerProcess.start(tls)) {
      Command json = doctor(server, Map.of(), "--json");

      Set<String> crosses = crosses(json);
      // The certificate of a test is valid for a few days only.
      crosses.removeIf(item -> item.startsWith("tls ") && json.out().contains("renew"));
      assertEquals(Set.of(), crosses, json::out);
      assertTrue(json.out().contains("TLSv1.2, TLSv1.3;"), json::out);
    }
  }

  @Test
  void everythingThatIsOpenIsFound() throws JsonProcessingException {
    RealRedis redis =
        new RealRedis(
            "--appendonly",
            "no",
            "--maxmemory-policy",
            "allkeys-lru",
            "--bind",
            "0.0.0.0",
            "--protected-mode",
            "no");
    redis.start();
    Map<String, String> wrong =
        Map.of(
            "SCRP_REDIS_URI", redis.uri(),
            "SCRP_HOST", "0.0.0.0",
            "SCRP_MANAGEMENT_HOST", "0.0.0.0",
            "SCRP_MANAGEMENT_TOKEN", "sixteen-or-more-characters",
            "SCRP_ALLOWED_ORIGINS", "*",
            "SCRP_CONNECTIONS", "400",
            "SCRP_GUESTS", "400",
            "SCRP_RATE_LIMITS", "off",
            "SCRP_UNLIMITED_ADDRESSES", "0.0.0.0/0,::/0");
    try (ServerProcess server = ServerProcess.start(wrong)) {
      Command json = doctor(server, wrong, "--json");

      Set<String> crosses = crosses(json);
      // In a container nobody can tell from inside who reaches the port.
      assertEquals(!isContained(), crosses.remove("management port"), json::out);
      assertEquals(
          Set.of(
              "guests",
              "password hashes",
              "rate limits",
              "redis eviction",
              "redis password",
              "redis persistence",
              "tls http",
              "tls tcp",
              "trusted addresses",
              "websocket origin"),
          crosses,
          json::out);
    } finally {
      redis.close();
    }
  }

  private static boolean isContained() {
    return System.getenv("KUBERNETES_SERVICE_HOST") != null
        || Files.exists(Path.of("/.dockerenv"))
        || Files.exists(Path.of("/run/.containerenv"));
  }

  @Test
  void whatCannotBeLookedAtIsNoAnswer() {
    Command nobody = Command.run(Map.of(), "doctor", "--url", "http://127.0.0.1:1");

    assertEquals(2, nobody.status());
    assertTrue(nobody.out().startsWith("No server answers at http://127.0.0.1:1"), nobody::out);
    assertEquals(2, Command.run(Map.of(), "doctor", "whom").status());
  }
}
