package chat.scrp.client;

/** How far a client has come. */
public enum ClientState {
  /** There is no connection; a lost one is tried again by itself. */
  DISCONNECTED,
  /** A connection is being made, or a session resumed on it. */
  CONNECTING,
  /** There is a connection, without a user. */
  CONNECTED,
  /** A user is logged in on the connection. */
  LOGGED_IN,
  /** The client was closed, for good. */
  CLOSED
}
