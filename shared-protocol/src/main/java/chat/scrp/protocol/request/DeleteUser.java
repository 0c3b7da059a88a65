package chat.scrp.protocol.request;

import static chat.scrp.protocol.ErrorCode.INVALID_USER_PASSWORD;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.Validation;

/**
 * Deletes the current user (2.3).
 *
 * @param userPassword the password of the user
 */
public record DeleteUser(String userPassword) implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static DeleteUser read(Fields fields) {
    return new DeleteUser(
        fields.string("user_password", Validation::isPassword, INVALID_USER_PASSWORD));
  }

  @Override
  public Method method() {
    return Method.DELETE_USER;
  }

  /** Without the secret, so that no log can hold it. */
  @Override
  public String toString() {
    return "DeleteUser[]";
  }
}
