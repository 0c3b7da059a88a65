package chat.scrp.gateway.dispatch;

import chat.scrp.gateway.push.Feed;
import chat.scrp.services.dispatch.Caller;
import org.jspecify.annotations.Nullable;

/** Whether a connection is logged in, and as whom. */
public sealed interface SessionState {

  /** The only state without a log-in. */
  LoggedOff LOGGED_OFF = new LoggedOff();

  /** Attached to calls; null when logged off. */
  @Nullable Caller caller();

  /** Nobody is logged in. */
  record LoggedOff() implements SessionState {
    @Override
    public @Nullable Caller caller() {
      return null;
    }
  }

  /**
   * Somebody is logged in.
   *
   * @param caller who is logged in
   * @param feed what is pushed to it
   */
  record LoggedIn(Caller caller, Feed feed) implements SessionState {}
}
