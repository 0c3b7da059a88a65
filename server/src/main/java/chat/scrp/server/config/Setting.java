package chat.scrp.server.config;

import java.util.Locale;

/**
 * One key of the configuration.
 *
 * @param name the name of its environment variable
 * @param kind what values it may have
 * @param defaultText its value when nobody sets it; "" means unset
 * @param meaning one line for the person who looks for it
 */
record Setting<T>(String name, Kind<T> kind, String defaultText, String meaning) {

  static final String FILE_SUFFIX = "_FILE";

  /** {@code SCRP_TCP_PORT -> --tcp-port}. */
  String flag() {
    return flag(name);
  }

  /** The variable that names a file with the value; only for secrets. */
  String fileName() {
    return name + FILE_SUFFIX;
  }

  /** The flag that people are to use. */
  String advisedFlag() {
    return kind.secrecy() == Kind.Secrecy.SECRET ? flag(fileName()) : flag();
  }

  static String flag(String name) {
    return "--"
        + name.substring(Settings.PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '-');
  }

  T parse(String text) {
    try {
      return kind.parser().apply(text);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw ConfigException.wrong(name, kind.shown().apply(text), kind.expected());
    }
  }
}
