package chat.scrp.server;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the person at the terminal asks for.
 *
 * @param action what to do
 * @param flags the settings among the arguments, by the names of their variables
 * @param file of a backup
 * @param replace whether a restore may replace what there is
 */
record CommandLine(Action action, Map<String, String> flags, Optional<Path> file, boolean replace) {

  /** What to do. */
  enum Action {
    SERVE,
    HELP,
    SERVE_HELP,
    PRINT_CONFIG,
    REHEARSE,
    BACKUP,
    RESTORE,
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
    Action action = serve ? Action.SERVE : copying(left);
    Path file = null;
    boolean replace = false;
    Map<String, String> flags = new LinkedHashMap<>();
    while (!left.isEmpty()) {
      String argument = left.remove();
      switch (argument) {
        case "--help", "-h", "help" -> action = serve ? Action.SERVE_HELP : Action.HELP;
        case "--version", "-V", "version" -> action = Action.VERSION;
        case "rehearse" -> action = Action.REHEARSE;
        case "--print-config" -> action = Action.PRINT_CONFIG;
        case "--replace" -> replace = true;
        default -> {
          if (isFile(argument, action, file)) {
            file = Path.of(argument);
          } else {
            addSetting(argument, left, flags);
          }
        }
      }
    }
    if (replace && action != Action.RESTORE) {
      throw new UsageException("--replace: unknown (expected: with restore FILE; see --help)");
    }
    return new CommandLine(action, flags, Optional.ofNullable(file), replace);
  }

  private static Action copying(Deque<String> left) {
    String first = left.peek();
    if ("backup".equals(first) || "restore".equals(first)) {
      left.remove();
      return "backup".equals(first) ? Action.BACKUP : Action.RESTORE;
    }
    return Action.SERVE;
  }

  private static boolean isFile(String argument, Action action, @Nullable Path file) {
    boolean wanted = action == Action.BACKUP || action == Action.RESTORE;
    return wanted && file == null && !argument.startsWith("--");
  }

  /** The file of a backup, which must have been named. */
  Path requireFile() {
    String verb = action.name().toLowerCase(Locale.ROOT);
    return file.orElseThrow(
        () -> new UsageException(verb + ": no file (expected: " + verb + " FILE)"));
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
