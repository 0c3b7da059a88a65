package chat.scrp.protocol.request;

import static chat.scrp.protocol.ErrorCode.INVALID_USER_PASSWORD;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.Validation;

/**
 * Changes the password of the current user (2.4).
 *
 * @param oldUserPassword the current password
 * @param newUserPassword the new password
 */
public record ChangeUserPassword(String oldUserPassword, String newUserPassword)
    implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static ChangeUserPassword read(Fields fields) {
    return new ChangeUserPassword(
        fields.string("old_user_password", Validation::isPassword, INVALID_USER_PASSWORD),
        fields.string("new_user_password", Validation::isPassword, INVALID_USER_PASSWORD));
  }

  @Override
  public Method method() {
    return Method.CHANGE_USER_PASSWORD;
  }

  /** Without the secret, so that no log can hold it. */
  @Override
  public String toString() {
    return "ChangeUserPassword[]";
  }
}
