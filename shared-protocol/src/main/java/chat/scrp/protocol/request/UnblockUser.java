package chat.scrp.protocol.request;

import static chat.scrp.protocol.ErrorCode.INVALID_USER_ID;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.Validation;

/**
 * Ends the blocking of a user.
 *
 * @param userId the user
 */
public record UnblockUser(String userId) implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static UnblockUser read(Fields fields) {
    return new UnblockUser(fields.string("user_id", Validation::isUserId, INVALID_USER_ID));
  }

  @Override
  public Method method() {
    return Method.UNBLOCK_USER;
  }
}
