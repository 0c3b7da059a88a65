package chat.scrp.server.config;

import java.util.stream.Collectors;

/** The configuration as people read it: on a terminal, and as the page of the documentation. */
final class ConfigText {
  private ConfigText() {}

  /** A configuration file with every setting, its effective value and, as comments, the rest. */
  static String properties(Values values) {
    return Settings.all().values().stream()
        .map(
            setting ->
                "# "
                    + setting.meaning()
                    + "\n# "
                    + setting.advisedFlag()
                    + ", default: "
                    + (setting.defaultText().isEmpty() ? "unset" : setting.defaultText())
                    + "\n"
                    + setting.name()
                    + "="
                    + escaped(values.shown(setting))
                    + "\n")
        .collect(Collectors.joining("\n"));
  }

  /** As a file of properties has it: what would end the line, or be dropped, is written out. */
  private static String escaped(String value) {
    String visible =
        value
            .replace("\\", "\\\\")
            .replace("\r", "\\r")
            .replace("\n", "\\n")
            .replace("\t", "\\t")
            .replace("\f", "\\f");
    return visible.startsWith(" ") ? "\\" + visible : visible;
  }

  /** The options of {@code serve --help}. */
  static String options() {
    return Settings.all().values().stream()
        .map(
            setting ->
                "  "
                    + setting.advisedFlag()
                    + " VALUE"
                    + (setting.defaultText().isEmpty() ? "" : " (" + setting.defaultText() + ")")
                    + "\n      "
                    + setting.meaning()
                    + "\n")
        .collect(Collectors.joining());
  }

  /** The table of docs/configuration.md. */
  static String markdown() {
    StringBuilder table = new StringBuilder();
    table.append(
        "| variable | option | default | value | meaning |\n| --- | --- | --- | --- | --- |\n");
    for (Setting<?> setting : Settings.all().values()) {
      String standard = setting.defaultText();
      table
          .append("| `" + setting.name() + "` | `" + setting.advisedFlag() + "` | ")
          .append(standard.isEmpty() ? "unset" : "`" + standard + "`")
          .append(" | " + setting.kind().expected() + " | " + setting.meaning() + " |\n");
    }
    return table.toString();
  }
}
