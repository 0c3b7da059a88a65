package chat.scrp.protocol.request;

import static chat.scrp.protocol.ErrorCode.INVALID_SESSION_TOKEN;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.Validation;

/**
 * Ends a session of the current user.
 *
 * @param sessionId the session
 */
public record EndSession(String sessionId) implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static EndSession read(Fields fields) {
    return new EndSession(
        fields.string("session_id", Validation::isSessionId, INVALID_SESSION_TOKEN));
  }

  @Override
  public Method method() {
    return Method.END_SESSION;
  }
}
