package chat.scrp.terminal;

import java.io.Console;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/** The person at the keyboard, where there is one. */
final class Consoles {
  private Consoles() {}

  /** The console, or null where input or output is no terminal. */
  @SuppressWarnings("SystemConsoleNull") // Until Java 21 it is; what is newer is asked for below.
  static @Nullable Console terminal() {
    Console console = System.console();
    if (console == null || Runtime.version().feature() < 22) {
      return console;
    }
    try {
      // Since Java 22 there is a console without a terminal too.
      Object terminal = Console.class.getMethod("isTerminal").invoke(console);
      return Boolean.TRUE.equals(terminal) ? console : null;
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      return null;
    }
  }
}
