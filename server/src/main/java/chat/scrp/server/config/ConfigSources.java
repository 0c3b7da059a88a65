package chat.scrp.server.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Finds what was set: a flag wins over the environment, that over the file, that over defaults. */
final class ConfigSources {
  private static final String CONFIG_FILE = Settings.PREFIX + "CONFIG";

  /** Read by the launcher and not by the server. */
  private static final String JAVA_OPTIONS = Settings.PREFIX + "JAVA_OPTS";

  /** What Kubernetes sets in every container for a Service whose name begins with "scrp". */
  private static final Pattern SERVICE_LINK =
      Pattern.compile(
          "SCRP_.*(SERVICE_HOST|SERVICE_PORT(_.*)?|PORT_\\d+_(TCP|UDP)(_.*)?)|SCRP_PORT");

  private ConfigSources() {}

  /**
   * @param flags by their names as variables ({@code SCRP_TCP_PORT})
   * @param environment everything; what does not begin with {@code SCRP_} is not looked at
   */
  static Values resolve(Map<String, String> flags, Map<String, String> environment) {
    Map<String, String> variables = new HashMap<>();
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(Settings.PREFIX)
              && !name.equals(JAVA_OPTIONS)
              && !SERVICE_LINK.matcher(name).matches()) {
            variables.put(name, value);
          }
        });
    Optional<String> file =
        Optional.ofNullable(flags.get(CONFIG_FILE))
            .or(() -> Optional.ofNullable(variables.get(CONFIG_FILE)));
    Map<String, String> texts = new HashMap<>();
    file.ifPresent(
        path -> texts.putAll(new Source(read(path), " (in " + path + ")", name -> name).texts()));
    texts.putAll(new Source(variables, "", name -> name).texts());
    refuseVisible(flags);
    texts.putAll(new Source(flags, "", Setting::flag).texts());
    return new Values(texts);
  }

  /** Everybody on a machine can see the command lines of its processes. */
  private static void refuseVisible(Map<String, String> flags) {
    for (Setting<?> setting : Settings.all().values()) {
      if (setting.kind().secrecy() == Kind.Secrecy.SECRET && flags.containsKey(setting.name())) {
        throw new ConfigException(
            setting.flag()
                + ": a secret on a command line can be seen by others (expected: "
                + setting.advisedFlag()
                + " FILE, or "
                + setting.name()
                + ")");
      }
    }
  }

  /**
   * One place where values were set.
   *
   * @param format how a name is written there
   */
  private record Source(Map<String, String> set, String place, UnaryOperator<String> format) {

    /** By the names of settings, with the files of secrets read. */
    Map<String, String> texts() {
      Map<String, String> texts = new HashMap<>();
      set.forEach(
          (name, value) -> {
            if (Settings.all().containsKey(name)) {
              texts.put(name, value);
            } else if (Settings.names().contains(name)) {
              texts.put(settingOfFile(name), secret(name, value));
            } else if (!name.equals(CONFIG_FILE)) {
              throw new ConfigException(
                  written(name) + ": unknown (did you mean " + format.apply(nearest(name)) + "?)");
            }
          });
      return texts;
    }

    private String settingOfFile(String name) {
      String setting = name.substring(0, name.length() - Setting.FILE_SUFFIX.length());
      if (set.containsKey(setting)) {
        throw new ConfigException(
            written(name) + ": set together with " + setting + " (expected: one of them)");
      }
      return setting;
    }

    private String written(String name) {
      return format.apply(name) + place;
    }
  }

  private static String secret(String name, String file) {
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException | InvalidPathException e) {
      throw ConfigException.wrong(name, file, "a file that can be read");
    }
  }

  private static Map<String, String> read(String file) {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(Path.of(file), StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw ConfigException.wrong(
          CONFIG_FILE, file, "a file that can be read, with lines SCRP_TCP_PORT=42015");
    }
    Map<String, String> texts = new HashMap<>();
    properties
        .stringPropertyNames()
        .forEach(name -> texts.put(name, properties.getProperty(name).strip()));
    return texts;
  }

  private static String nearest(String name) {
    return Settings.names().stream()
        .min(Comparator.comparingInt(known -> EditDistance.between(name, known)))
        .orElseThrow();
  }
}
