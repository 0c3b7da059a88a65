package chat.scrp.server.config;

import java.util.logging.Level;

/** How much the server logs. */
public enum LogLevel {
  ERROR("SEVERE"),
  WARNING("WARNING"),
  INFO("INFO"),
  DEBUG("FINE");

  private final String jul;

  LogLevel(String jul) {
    this.jul = jul;
  }

  /** The level of java.util.logging, which stands behind System.Logger. */
  public Level level() {
    return Level.parse(jul);
  }
}
