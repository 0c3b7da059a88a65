package chat.scrp.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
  @TempDir Path temp;

  @Test
  void needsNothingToBeSet() {
    assertTrue(load(Map.of(), Map.of()).contains("\nSCRP_TCP_PORT=42015\n"));
  }

  @Test
  void aFlagWinsOverTheEnvironmentAndThatOverTheFileAndThatOverTheDefault() throws IOException {
    // Given
    Path file = temp.resolve("scrp.properties");
    Files.writeString(file, "SCRP_TCP_PORT=1\nSCRP_HTTP_PORT=1\nSCRP_MANAGEMENT_PORT=1\n");

    // When
    String printed =
        load(
            Map.of("SCRP_TCP_PORT", "3", "SCRP_CONFIG", file.toString()),
            Map.of("SCRP_TCP_PORT", "2", "SCRP_HTTP_PORT", "2"));

    // Then
    assertTrue(printed.contains("\nSCRP_TCP_PORT=3\n"));
    assertTrue(printed.contains("\nSCRP_HTTP_PORT=2\n"));
    assertTrue(printed.contains("\nSCRP_MANAGEMENT_PORT=1\n"));
    assertTrue(printed.contains("\nSCRP_LOG_LEVEL=info\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          SCRP_TCP_PORT     | 70000          | SCRP_TCP_PORT: 70000 (expected: 0-65535)
          SCRP_TCP_PORT     | -1             | SCRP_TCP_PORT: -1 (expected: 0-65535)
          SCRP_TCP_PORT     | 80x            | SCRP_TCP_PORT: 80x (expected: 0-65535)
          SCRP_RATE_LIMITS  | maybe          | SCRP_RATE_LIMITS: maybe (expected: on or off)
          SCRP_LOG_LEVEL    | loud           | SCRP_LOG_LEVEL: loud (expected: error, warning, info, debug)
          SCRP_TLS_CERT     | /no/such/file  | SCRP_TLS_CERT: /no/such/file (expected: a file that can be read)
          SCRP_TCP_PROT     | 1              | SCRP_TCP_PROT: unknown (did you mean SCRP_TCP_PORT?)
          """)
  void refusesInOneLine(String name, String value, String line) {
    var refused = assertThrows(ConfigException.class, () -> load(Map.of(), Map.of(name, value)));

    assertEquals(line, refused.getMessage());
  }

  @Test
  void namesAFlagAsItWasWritten() {
    var refused =
        assertThrows(ConfigException.class, () -> load(Map.of("SCRP_TCP_PROT", "1"), Map.of()));

    assertEquals("--tcp-prot: unknown (did you mean --tcp-port?)", refused.getMessage());
  }

  @Test
  void namesTheFileOfAnUnknownKey() throws IOException {
    Path file = Files.writeString(temp.resolve("c"), "SCRP_HTPT_PORT=1\n");

    var refused =
        assertThrows(
            ConfigException.class, () -> load(Map.of("SCRP_CONFIG", file.toString()), Map.of()));

    assertEquals(
        "SCRP_HTPT_PORT (in " + file + "): unknown (did you mean SCRP_HTTP_PORT?)",
        refused.getMessage());
  }

  @Test
  void leavesVariablesOfOthersAlone() {
    Map<String, String> others =
        Map.of(
            "PATH", "/bin",
            "SCRP_JAVA_OPTS", "-Xmx1g",
            "SCRP_SERVICE_HOST", "10.0.0.1",
            "SCRP_PORT_42015_TCP_ADDR", "10.0.0.1");

    assertEquals(load(Map.of(), Map.of()), load(Map.of(), others));
  }

  @Test
  void keepsThePasswordOfRedisToItself() {
    String uri = "redis://me:hush@example.org:6379/1";

    String printed = load(Map.of(), Map.of("SCRP_REDIS_URI", uri));
    var refused =
        assertThrows(
            ConfigException.class, () -> load(Map.of(), Map.of("SCRP_REDIS_URI", uri + "/x")));

    assertTrue(printed.contains("\nSCRP_REDIS_URI=redis://***@example.org:6379/1\n"));
    assertFalse(String.valueOf(refused.getMessage()).contains("hush"));
  }

  @Test
  void keepsAPasswordThatWasNotEncodedToItself() {
    String uri = "redis://me:hu/sh@hidden@example.org:6379/1";

    var refused =
        assertThrows(ConfigException.class, () -> load(Map.of(), Map.of("SCRP_REDIS_URI", uri)));

    String said = String.valueOf(refused.getMessage());
    assertTrue(said.startsWith("SCRP_REDIS_URI: redis://***@example.org:6379/1 (expected:"), said);
  }

  @Test
  void readsASecretFromAFile() throws IOException {
    Path file = Files.writeString(temp.resolve("uri"), "redis://:hush@example.org\n");

    String printed = load(Map.of(), Map.of("SCRP_REDIS_URI_FILE", file.toString()));

    assertTrue(printed.contains("\nSCRP_REDIS_URI=redis://***@example.org\n"));
  }

  @Test
  void refusesASecretThatIsGivenTwice() {
    var refused =
        assertThrows(
            ConfigException.class,
            () ->
                load(
                    Map.of(),
                    Map.of("SCRP_REDIS_URI", "redis://a", "SCRP_REDIS_URI_FILE", "/dev/null")));

    assertEquals(
        "SCRP_REDIS_URI_FILE: set together with SCRP_REDIS_URI (expected: one of them)",
        refused.getMessage());
  }

  @Test
  void listensToThisMachineAloneWithTheEmbeddedRedis() {
    String external = load(Map.of(), Map.of("SCRP_REDIS_URI", "redis://redis"));

    assertTrue(load(Map.of(), Map.of()).contains("\nSCRP_HOST=127.0.0.1\n"));
    assertTrue(external.contains("\nSCRP_HOST=0.0.0.0\n"));
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1, 127.0.0.1",
    "127.0.0.2, 127.0.0.2",
    "::1, ::1",
    "0.0.0.0, 127.0.0.1",
    "192.0.2.1, 127.0.0.1",
  })
  void opensTheManagementPortToThisMachineAlone(String host, String management) {
    String printed = load(Map.of(), Map.of("SCRP_HOST", host));

    assertTrue(printed.contains("\nSCRP_MANAGEMENT_HOST=" + management + "\n"), printed);
  }

  @Test
  void takesASecretFromNoCommandLine() {
    var refused =
        assertThrows(
            ConfigException.class,
            () -> load(Map.of("SCRP_MANAGEMENT_TOKEN", "sixteen-or-more-characters"), Map.of()));

    assertEquals(
        "--management-token: a secret on a command line can be seen by others (expected:"
            + " --management-token-file FILE, or SCRP_MANAGEMENT_TOKEN)",
        refused.getMessage());
  }

  @Test
  void whatItPrintsIsAConfigurationFile() throws IOException {
    // Given
    String origins = "https://one.example,\r\thttps://two.example";
    String printed =
        load(Map.of(), Map.of("SCRP_SERVER_NICKNAME", "Zoë's", "SCRP_ALLOWED_ORIGINS", origins));
    Path file = Files.writeString(temp.resolve("printed"), printed);

    // When
    String again = load(Map.of("SCRP_CONFIG", file.toString()), Map.of());

    // Then
    assertEquals(printed, again);
  }

  private static String load(Map<String, String> flags, Map<String, String> environment) {
    return Configuration.load(flags, environment, "1.0.0").print();
  }
}
