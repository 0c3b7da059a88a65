package chat.scrp.server.config;

import java.util.Map;

/** The configuration of one start: what was set where, and the records that follow from it. */
public final class Configuration {
  private final Values values;
  private final ServerConfig server;

  private Configuration(Values values, String version) {
    this.values = values;
    this.server = ServerConfig.from(values, version);
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
    return new Configuration(ConfigSources.resolve(flags, environment), version);
  }

  public ServerConfig server() {
    return server;
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
