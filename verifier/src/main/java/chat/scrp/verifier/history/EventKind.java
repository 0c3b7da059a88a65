package chat.scrp.verifier.history;

/** What an event of a history tells. */
public enum EventKind {
  /** The run began; the text holds its parameters as a JSON object. */
  RUN,
  /** A connection was opened for a user; the text names transport and replica. */
  OPEN,
  /** A frame is about to be written to a connection. */
  SENT,
  /** A frame was read from a connection. */
  GOT,
  /** A connection ended; the text says why. */
  CLOSED,
  /** Something was disturbed. */
  NEMESIS,
  /** A process or a client could not go on; the text says how. */
  BROKEN,
  /** Nothing is disturbed from here on. */
  QUIET,
  /** A quiet window has ended. */
  DISTURBED,
  /** Everybody reads everything from here on. */
  FINAL,
  /** The run ended. */
  END
}
