package chat.scrp.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import chat.scrp.gateway.GatewayConfig;
import chat.scrp.services.ServicesConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ServerConfigTest {
  private static final Map<String, String> OTHER_VALUES =
      Map.ofEntries(
          Map.entry("SCRP_HOST", "0.0.0.0"),
          Map.entry("SCRP_REDIS_URI", "redis://elsewhere"),
          Map.entry("SCRP_DATA_DIR", "/elsewhere"),
          Map.entry("SCRP_ALLOWED_ORIGINS", "https://elsewhere.example"),
          Map.entry("SCRP_SERVER_NICKNAME", "Elsewhere"),
          Map.entry("SCRP_SERVER_DESCRIPTION", "Elsewhere"),
          Map.entry("SCRP_MANAGEMENT_TOKEN", "sixteen-or-more-characters"),
          Map.entry("SCRP_LOG", "json"),
          Map.entry("SCRP_LOG_REQUESTS", "on"),
          Map.entry("SCRP_LOG_LEVEL", "debug"),
          Map.entry("SCRP_RATE_LIMITS", "off"),
          Map.entry("SCRP_TRUSTED_PROXIES", "10.0.0.0/8"),
          Map.entry("SCRP_UNLIMITED_ADDRESSES", "10.0.0.0/8"),
          Map.entry("SCRP_PROXY_PROTOCOL", "on"),
          Map.entry("SCRP_HISTORY_MAX_AGE", "7d"),
          Map.entry("SCRP_REDIS_TLS_CA", "pom.xml"));

  @TempDir Path temp;

  @Test
  void hasTheDefaultsOfTheModules() {
    ServerConfig config = load(Map.of());

    assertEquals(GatewayConfig.defaults(), config.gateway());
    assertEquals(
        ServicesConfig.at("redis://elsewhere").withServer(config.services().server()),
        config.servicesAt("redis://elsewhere"));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void everySettingReachesTheServer(String name) throws Exception {
    if (name.startsWith("SCRP_TLS_")) {
      Path file = Files.createFile(temp.resolve("pem"));
      Map<String, String> both =
          Map.of("SCRP_TLS_CERT", file.toString(), "SCRP_TLS_KEY", file.toString());
      assertNotEquals(load(Map.of()), load(both));
      return;
    }

    assertNotEquals(load(Map.of()), load(Map.of(name, otherValue(name))));
  }

  static Stream<String> settings() {
    return Settings.all().keySet().stream();
  }

  private static String otherValue(String name) {
    String given = OTHER_VALUES.get(name);
    if (given != null) {
      return given;
    }
    String standard = Objects.requireNonNull(Settings.all().get(name)).defaultText();
    if (standard.isEmpty()) {
      return "7";
    }
    return standard.matches("\\d+") ? String.valueOf(Long.parseLong(standard) + 1) : "9" + standard;
  }

  private static ServerConfig load(Map<String, String> environment) {
    return Configuration.load(Map.of(), environment, "1.0.0").server();
  }
}
