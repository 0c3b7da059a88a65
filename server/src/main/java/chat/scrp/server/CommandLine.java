package chat.scrp.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What the person at the terminal asks for.
 *
 * @param action what to do
 * @param flags the settings among the arguments, by the names of their variables
 */
record CommandLine(Action action, Map<String, String> flags) {

  /** What to do. */
  enum Action {
    SERVE,
    HELP,
    SERVE_HELP,
    PRINT_CONFIG,
    REHEARSE,
    VERSION
  }

  CommandLine {
    flags = Map.copyOf(flags);
  }

  /**
   * @throws UsageException with one line about the first argument that makes no sense
   */
  static CommandLine parse(List<String> arguments) {
    Deque<String> left = new ArrayDeque<>(arguments);
    boolean serve = "serve".equals(left.peek());
    if (serve) {
      left.remove();
    }
    Action action = Action.SERVE;
    Map<String, String> flags = new LinkedHashMap<>();
    while (!left.isEmpty()) {
      String argument = left.remove();
      switch (argument) {
        case "--help", "-h", "help" -> action = serve ? Action.SERVE_HELP : Action.HELP;
        case "--version", "-V", "version" -> action = Action.VERSION;
        case "rehearse" -> action = Action.REHEARSE;
        case "--print-config" -> action = Action.PRINT_CONFIG;
        default -> addSetting(argument, left, flags);
      }
    }
    return new CommandLine(action, flags);
  }

  private static void addSetting(String argument, Deque<String> left, Map<String, String> flags) {
    if (!argument.startsWith("--") || argument.length() == 2) {
      throw new UsageException(argument + ": unknown (expected: serve, or an option; see --help)");
    }
    int equals = argument.indexOf('=');
    String flag = equals < 0 ? argument : argument.substring(0, equals);
    String value = equals < 0 ? left.poll() : argument.substring(equals + 1);
    if (value == null) {
      throw new UsageException(flag + ": no value (expected: " + flag + " VALUE)");
    }
    flags.put(variable(flag), value);
  }

  private static String variable(String flag) {
    return "SCRP_" + flag.substring(2).toUpperCase(Locale.ROOT).replace('-', '_');
  }
}
