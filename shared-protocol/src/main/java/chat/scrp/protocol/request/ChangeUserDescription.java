package chat.scrp.protocol.request;

import static chat.scrp.protocol.ErrorCode.INVALID_USER_DESCRIPTION;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.Validation;

/**
 * Changes the description of the current user (2.17).
 *
 * @param userDescription the new description
 */
public record ChangeUserDescription(String userDescription) implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static ChangeUserDescription read(Fields fields) {
    return new ChangeUserDescription(
        fields.string("user_description", Validation::isDescription, INVALID_USER_DESCRIPTION));
  }

  @Override
  public Method method() {
    return Method.CHANGE_USER_DESCRIPTION;
  }
}
