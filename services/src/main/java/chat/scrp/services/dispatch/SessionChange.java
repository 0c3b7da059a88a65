package chat.scrp.services.dispatch;

/** What a request did to the log-in of the connection that sent it. */
public sealed interface SessionChange {

  /** The connection is logged in from now on (LOG_IN, RESUME_SESSION). */
  record LoggedIn(Caller caller, boolean pushAck) implements SessionChange {}

  /** The connection is logged off from now on (LOG_OUT, DELETE_USER, END_SESSION of its own). */
  record LoggedOff() implements SessionChange {}
}
