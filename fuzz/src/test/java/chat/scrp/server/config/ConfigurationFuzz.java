package chat.scrp.server.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** Settings as lines {@code SCRP_NAME=value}. */
class ConfigurationFuzz {
  private static final String URI = "SCRP_REDIS_URI";
  private static final int SHORT = 8;

  @FuzzTest(maxDuration = "60s")
  void fuzz(byte[] data) throws IOException {
    Map<String, String> environment = new HashMap<>();
    for (String line : new String(data, StandardCharsets.UTF_8).split("\n", -1)) {
      int equals = line.indexOf('=');
      // Files of this machine are not to be read.
      if (equals > 0 && !line.startsWith("SCRP_CONFIG=") && !line.contains("_FILE=")) {
        environment.put(line.substring(0, equals), line.substring(equals + 1));
      }
    }
    try {
      Configuration read = Configuration.load(Map.of(), environment, "1");
      String printed = read.print();
      hidden(environment, printed);
      again(printed);
    } catch (ConfigException e) {
      String message = String.valueOf(e.getMessage());
      assertEquals(1, message.lines().count(), message);
      hidden(environment, message);
    }
  }

  /** What stands between the scheme and the host of the store's URI is never shown. */
  private static void hidden(Map<String, String> environment, String shown) {
    String uri = environment.getOrDefault(URI, "");
    int begin = uri.indexOf("//") + 2;
    int end = uri.lastIndexOf('@');
    if (begin >= 2 && end - begin > SHORT) {
      String secret = uri.substring(end - SHORT, end);
      boolean elsewhere =
          environment.entrySet().stream()
              .anyMatch(
                  e -> !e.getKey().equals(URI) && (e.getKey() + e.getValue()).contains(secret));
      assertFalse(!elsewhere && shown.contains(secret), "the password is shown");
    }
  }

  /** What is printed is a configuration file that says the same. */
  private static void again(String printed) throws IOException {
    Properties file = new Properties();
    file.load(new StringReader(printed));
    Map<String, String> environment = new HashMap<>();
    List.copyOf(file.stringPropertyNames())
        .forEach(name -> environment.put(name, file.getProperty(name)));
    if (!environment.getOrDefault(URI, "").contains("***")) {
      assertEquals(printed, Configuration.load(Map.of(), environment, "1").print());
    }
  }
}
