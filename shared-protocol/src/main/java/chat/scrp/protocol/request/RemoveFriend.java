package chat.scrp.protocol.request;

import static chat.scrp.protocol.ErrorCode.INVALID_USER_ID;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.Validation;

/**
 * Ends a friendship (2.16).
 *
 * @param subjectUserId the user it is about
 */
public record RemoveFriend(String subjectUserId) implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static RemoveFriend read(Fields fields) {
    return new RemoveFriend(
        fields.string("subject_user_id", Validation::isUserId, INVALID_USER_ID));
  }

  @Override
  public Method method() {
    return Method.REMOVE_FRIEND;
  }
}
