package chat.scrp.server.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The settings of one part of the server, in the order of the documentation. */
final class SettingList {
  private final List<Setting<?>> all = new ArrayList<>();

  /**
   * @param name without the prefix that all have
   */
  <T> Setting<T> add(String name, Kind<T> kind, String defaultText, String meaning) {
    Setting<T> setting = new Setting<>(Settings.PREFIX + name, kind, defaultText, meaning);
    all.add(setting);
    return setting;
  }

  List<Setting<?>> all() {
    return Collections.unmodifiableList(all);
  }
}
