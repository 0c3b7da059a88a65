package chat.scrp.protocol.request;

import static chat.scrp.protocol.ErrorCode.INVALID_USER_ID;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.Validation;

/**
 * Blocks a user.
 *
 * @param userId the user
 */
public record BlockUser(String userId) implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static BlockUser read(Fields fields) {
    return new BlockUser(fields.string("user_id", Validation::isUserId, INVALID_USER_ID));
  }

  @Override
  public Method method() {
    return Method.BLOCK_USER;
  }
}
