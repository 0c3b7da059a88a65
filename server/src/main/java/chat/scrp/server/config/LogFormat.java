package chat.scrp.server.config;

/** How the log is written. */
public enum LogFormat {
  /** One line per event, for people. */
  TEXT,
  /** One JSON object per line, for programs. */
  JSON
}
