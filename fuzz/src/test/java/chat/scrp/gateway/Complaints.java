package chat.scrp.gateway;

import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What anything logs as a fault: an exception that nobody expected ends there. A thread that stands
 * still is no fault here, where many processes share the machine.
 */
final class Complaints extends Handler {
  private final ConcurrentLinkedQueue<LogRecord> heard = new ConcurrentLinkedQueue<>();

  /** Listens from now on, in place of the console. */
  static Complaints listen() {
    Complaints complaints = new Complaints();
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    root.addHandler(complaints);
    return complaints;
  }

  @Override
  public void publish(LogRecord entry) {
    if (String.valueOf(entry.getLoggerName()).endsWith("BlockedThreadChecker")
        || isOfProxyHeader(entry.getThrown())) {
      return;
    }
    boolean fault = entry.getLevel().intValue() >= Level.SEVERE.intValue();
    boolean unexpected =
        entry.getThrown() instanceof RuntimeException || entry.getThrown() instanceof Error;
    if (fault || unexpected) {
      heard.add(entry);
    }
  }

  /** A wrong one is not ours to read yet: Vert.x hangs up as it should, and tells of it. */
  private static boolean isOfProxyHeader(@Nullable Throwable thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (Arrays.stream(cause.getStackTrace())
          .anyMatch(at -> at.getClassName().contains(".HAProxy"))) {
        return true;
      }
    }
    return false;
  }

  /** Fails when there was one. */
  void none() {
    LogRecord first = heard.poll();
    if (first != null) {
      heard.clear();
      throw new AssertionError(first.getMessage(), first.getThrown());
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
