package chat.scrp.server.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every key of the configuration: the one place that knows them all. */
final class Settings {
  static final String PREFIX = "SCRP_";

  private static final Map<String, Setting<?>> BY_NAME = new LinkedHashMap<>();

  static {
    Stream.of(MainSettings.LIST, GatewaySettings.LIST, ServicesSettings.LIST)
        .flatMap(list -> list.all().stream())
        .forEach(setting -> BY_NAME.put(setting.name(), setting));
  }

  private Settings() {}

  /** All of them by name, in the order of the documentation. */
  static Map<String, Setting<?>> all() {
    return Collections.unmodifiableMap(BY_NAME);
  }

  /** The names that somebody may set: of settings, and of the files that hold secrets. */
  static List<String> names() {
    List<String> names = new ArrayList<>();
    for (Setting<?> setting : BY_NAME.values()) {
      names.add(setting.name());
      if (setting.kind().secret()) {
        names.add(setting.fileName());
      }
    }
    return names;
  }
}
