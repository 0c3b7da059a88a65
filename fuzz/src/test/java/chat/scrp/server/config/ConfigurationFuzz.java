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

  /** Nothing that is ever printed says this of itself. */
  private static final String PASSWORD = "Qx7~vW2_kZ9";

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
    boolean secret = !environment.toString().contains(PASSWORD);
    environment.computeIfPresent(URI, (name, uri) -> withPassword(uri));
    try {
      Configuration read = Configuration.load(Map.of(), environment, "1");
      String printed = read.print();
      assertFalse(secret && printed.contains(PASSWORD), "the password is shown");
      again(printed);
    } catch (ConfigException e) {
      String message = String.valueOf(e.getMessage());
      assertEquals(1, message.lines().count(), message);
      assertFalse(secret && message.contains(PASSWORD), "the password is shown");
    }
  }

  /** All between the scheme and the host may be secret: its beginning and its end are made so. */
  private static String withPassword(String uri) {
    int begin = uri.indexOf("//") + 2;
    int end = uri.lastIndexOf('@');
    return begin < 2 || end < begin
        ? uri
        : uri.substring(0, begin)
            + PASSWORD
            + uri.substring(begin, end)
            + PASSWORD
            + uri.substring(end);
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
