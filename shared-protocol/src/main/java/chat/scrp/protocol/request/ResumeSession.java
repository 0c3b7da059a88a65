package chat.scrp.protocol.request;

import static chat.scrp.protocol.ErrorCode.INVALID_SESSION_TOKEN;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.Validation;

/**
 * Adds this connection to a session, without a password.
 *
 * @param sessionToken the newest token of the session
 * @param pushAck whether a push counts as delivered only when acknowledged
 */
public record ResumeSession(String sessionToken, boolean pushAck) implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static ResumeSession read(Fields fields) {
    return new ResumeSession(
        fields.string("session_token", Validation::isSessionToken, INVALID_SESSION_TOKEN),
        fields.flag("push_ack"));
  }

  @Override
  public Method method() {
    return Method.RESUME_SESSION;
  }

  /** Without the secret, so that no log can hold it. */
  @Override
  public String toString() {
    return "ResumeSession[]";
  }
}
