package chat.scrp.protocol.request;

import static chat.scrp.protocol.ErrorCode.INVALID_USER_ID;
import static chat.scrp.protocol.ErrorCode.INVALID_USER_PASSWORD;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.Validation;

/**
 * Logs in as an existing user (2.2).
 *
 * @param userId the user
 * @param userPassword the password of the user
 * @param pushAck whether a push counts as delivered only when acknowledged
 */
public record LogIn(String userId, String userPassword, boolean pushAck) implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static LogIn read(Fields fields) {
    return new LogIn(
        fields.string("user_id", Validation::isUserId, INVALID_USER_ID),
        fields.string("user_password", Validation::isPassword, INVALID_USER_PASSWORD),
        fields.flag("push_ack"));
  }

  @Override
  public Method method() {
    return Method.LOG_IN;
  }

  /** Without the secret, so that no log can hold it. */
  @Override
  public String toString() {
    return "LogIn[userId=" + userId + "]";
  }
}
