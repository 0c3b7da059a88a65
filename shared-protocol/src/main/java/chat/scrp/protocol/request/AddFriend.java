package chat.scrp.protocol.request;

import static chat.scrp.protocol.ErrorCode.INVALID_USER_ID;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.Validation;

/**
 * Asks a user to become friends (2.15).
 *
 * @param subjectUserId the user it is about
 * @param verificationMessage a text for that user, up to 256 code points
 */
public record AddFriend(String subjectUserId, String verificationMessage) implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static AddFriend read(Fields fields) {
    return new AddFriend(
        fields.string("subject_user_id", Validation::isUserId, INVALID_USER_ID),
        fields.verificationMessage());
  }

  @Override
  public Method method() {
    return Method.ADD_FRIEND;
  }
}
