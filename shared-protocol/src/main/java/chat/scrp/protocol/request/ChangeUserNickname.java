package chat.scrp.protocol.request;

import static chat.scrp.protocol.ErrorCode.INVALID_USER_NICKNAME;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.Validation;

/**
 * Changes the nickname of the current user (2.5).
 *
 * @param userNickname the nickname of the user
 */
public record ChangeUserNickname(String userNickname) implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static ChangeUserNickname read(Fields fields) {
    return new ChangeUserNickname(
        fields.string("user_nickname", Validation::isNickname, INVALID_USER_NICKNAME));
  }

  @Override
  public Method method() {
    return Method.CHANGE_USER_NICKNAME;
  }
}
