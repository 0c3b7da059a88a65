package chat.scrp.protocol.request;

import static chat.scrp.protocol.ErrorCode.INVALID_USER_ID;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.Validation;

/**
 * Asks for a user.
 *
 * @param userId the user
 */
public record GetUser(String userId) implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static GetUser read(Fields fields) {
    return new GetUser(fields.string("user_id", Validation::isUserId, INVALID_USER_ID));
  }

  @Override
  public Method method() {
    return Method.GET_USER;
  }
}
