package chat.scrp.protocol.request;

import static chat.scrp.protocol.ErrorCode.INVALID_USER_ID;
import static chat.scrp.protocol.ErrorCode.INVALID_USER_NICKNAME;
import static chat.scrp.protocol.ErrorCode.INVALID_USER_PASSWORD;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.Validation;

/**
 * Signs up a new user (2.1).
 *
 * @param userId the user
 * @param userPassword the password of the user
 * @param userNickname the nickname of the user
 */
public record SignUp(String userId, String userPassword, String userNickname)
    implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static SignUp read(Fields fields) {
    return new SignUp(
        fields.string("user_id", Validation::isUserId, INVALID_USER_ID),
        fields.string("user_password", Validation::isPassword, INVALID_USER_PASSWORD),
        fields.string("user_nickname", Validation::isNickname, INVALID_USER_NICKNAME));
  }

  @Override
  public Method method() {
    return Method.SIGN_UP;
  }

  /** Without the secret, so that no log can hold it. */
  @Override
  public String toString() {
    return "SignUp[userId=" + userId + "]";
  }
}
