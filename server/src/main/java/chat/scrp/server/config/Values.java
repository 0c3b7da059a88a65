package chat.scrp.server.config;

import java.util.Map;
import java.util.regex.Pattern;

/** What somebody set, over the defaults. */
final class Values {
  private static final Pattern LOCAL = Pattern.compile("127\\.[0-9.]+|::1|localhost");

  private final Map<String, String> texts;

  /**
   * @param texts by the names of settings, nothing else
   */
  Values(Map<String, String> texts) {
    this.texts = Map.copyOf(texts);
  }

  /**
   * @throws ConfigException when the text is no value of this setting
   */
  <T> T get(Setting<T> setting) {
    return setting.parse(text(setting));
  }

  String text(Setting<?> setting) {
    String set = texts.getOrDefault(setting.name(), setting.defaultText());
    if (set.isEmpty() && setting.equals(MainSettings.HOST)) {
      return defaultHost();
    }
    return set.isEmpty() && setting.equals(MainSettings.MANAGEMENT_HOST) ? managementHost() : set;
  }

  /** Nobody outside needs a server that has its own store, until its owner says so. */
  private String defaultHost() {
    return text(MainSettings.REDIS_URI).isEmpty() ? "127.0.0.1" : "0.0.0.0";
  }

  /** What it tells and does is for operators, not for everybody who may chat. */
  private String managementHost() {
    String host = text(MainSettings.HOST);
    return LOCAL.matcher(host).matches() ? host : "127.0.0.1";
  }

  /** As {@link #text}, without secrets. */
  String shown(Setting<?> setting) {
    return setting.kind().shown().apply(text(setting));
  }
}
