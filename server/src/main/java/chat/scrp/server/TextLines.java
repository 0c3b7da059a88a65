package chat.scrp.server;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.logging.Formatter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.jspecify.annotations.Nullable;

/** Lines for people: time, level, who, what; a trace behind it where there is one. */
final class TextLines extends Formatter {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx").withZone(ZoneId.systemDefault());

  @Override
  public String format(LogRecord event) {
    StringBuilder line = new StringBuilder(120);
    line.append(TIME.format(event.getInstant())).append(' ');
    line.append(String.format("%-7s", level(event.getLevel()))).append(' ');
    line.append(simpleName(event.getLoggerName())).append(": ");
    line.append(formatMessage(event)).append(System.lineSeparator());
    line.append(trace(event));
    return line.toString();
  }

  /** The name of a level as the configuration has it. */
  static String level(Level level) {
    return switch (level.getName()) {
      case "SEVERE" -> "ERROR";
      case "WARNING" -> "WARNING";
      case "INFO" -> "INFO";
      default -> "DEBUG";
    };
  }

  /** The stack of what was thrown, or "". */
  static String trace(LogRecord event) {
    if (event.getThrown() == null) {
      return "";
    }
    StringWriter trace = new StringWriter();
    event.getThrown().printStackTrace(new PrintWriter(trace));
    return trace.toString();
  }

  private static String simpleName(@Nullable String logger) {
    return logger == null ? "-" : logger.substring(logger.lastIndexOf('.') + 1);
  }
}
