package chat.scrp.server;

import chat.scrp.server.config.LogLevel;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.logging.ConsoleHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One line per event to standard error: time, level, who, what. */
final class Logs {
  private Logs() {}

  /** Logs, as an error with its trace, each connection that breaks while it is made; we do too. */
  private static final Logger REDIS_CONNECTIONS =
      Logger.getLogger("io.vertx.redis.client.impl.RedisConnectionManager");

  static void configure(LogLevel level) {
    LogManager.getLogManager().reset();
    REDIS_CONNECTIONS.setLevel(Level.OFF);
    Handler handler = new ConsoleHandler();
    handler.setLevel(level.level());
    handler.setFormatter(new Compact());
    Logger root = Logger.getLogger("");
    root.setLevel(level.level());
    root.addHandler(handler);
  }

  private static final class Compact extends Formatter {
    private static final DateTimeFormatter TIME =
        DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx")
            .withZone(ZoneId.systemDefault());

    @Override
    public String format(LogRecord event) {
      StringBuilder line = new StringBuilder(120);
      line.append(TIME.format(event.getInstant())).append(' ');
      line.append(level(event)).append(' ');
      line.append(simpleName(event.getLoggerName())).append(": ");
      line.append(formatMessage(event)).append(System.lineSeparator());
      if (event.getThrown() != null) {
        StringWriter trace = new StringWriter();
        event.getThrown().printStackTrace(new PrintWriter(trace));
        line.append(trace);
      }
      return line.toString();
    }

    private static String level(LogRecord event) {
      return switch (event.getLevel().getName()) {
        case "SEVERE" -> "ERROR  ";
        case "WARNING" -> "WARNING";
        case "INFO" -> "INFO   ";
        default -> "DEBUG  ";
      };
    }

    private static String simpleName(@Nullable String logger) {
      return logger == null ? "-" : logger.substring(logger.lastIndexOf('.') + 1);
    }
  }
}
