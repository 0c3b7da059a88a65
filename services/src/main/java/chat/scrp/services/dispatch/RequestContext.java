package chat.scrp.services.dispatch;

import chat.scrp.protocol.ErrorCode;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and from where.
 *
 * @param origin the connection
 * @param callerOrNull the log-in of the connection, or null when it has none
 */
public record RequestContext(Origin origin, @Nullable Caller callerOrNull) {

  /**
   * The log-in of the connection.
   *
   * @throws ScrpError 250 when it has none
   */
  public Caller caller() {
    if (callerOrNull == null) {
      throw new ScrpError(ErrorCode.USER_NOT_LOGGED_IN);
    }
    return callerOrNull;
  }
}
