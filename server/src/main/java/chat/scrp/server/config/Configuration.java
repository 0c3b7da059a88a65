package chat.scrp.server.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The configuration of one start: what was set where, and the records that follow from it. */
public final class Configuration {
  private final Values values;
  private final ServerConfig server;
  private final List<String> warnings = new ArrayList<>();

  private Configuration(Values values, Map<String, String> flags, String version) {
    this.values = values;
    this.server = ServerConfig.from(values, version);
    if (flags.getOrDefault(MainSettings.REDIS_URI.name(), "").contains("@")) {
      warnings.add(
          "The password of "
              + MainSettings.REDIS_URI.flag()
              + " can be seen in the list of processes: use "
              + MainSettings.REDIS_URI.fileName());
    }
    if (server.weakPasswords()) {
      warnings.add(
          "SCRP_ARGON2_MEMORY_KIB or SCRP_ARGON2_ITERATIONS is below its default: passwords are"
              + " easier to guess; only for benchmarks");
    }
  }

  /**
   * Reads flags, environment and configuration file.
   *
   * @param flags by the names of their variables ({@code SCRP_TCP_PORT})
   * @param environment of the process; only {@code SCRP_} names count
   * @param version of the server, for what it says of itself
   * @throws ConfigException with one line about the first thing that is wrong
   */
  public static Configuration load(
      Map<String, String> flags, Map<String, String> environment, String version) {
    return new Configuration(ConfigSources.resolve(flags, environment), flags, version);
  }

  public ServerConfig server() {
    return server;
  }

  /** What is allowed, but should not be; each one line. */
  public List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** Every setting with its effective value, as a configuration file, without secrets. */
  public String print() {
    return ConfigText.properties(values);
  }

  /** Every option with its default and its meaning. */
  public static String options() {
    return ConfigText.options();
  }
}
