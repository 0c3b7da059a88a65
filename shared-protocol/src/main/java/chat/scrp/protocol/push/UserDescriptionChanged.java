package chat.scrp.protocol.push;

import chat.scrp.protocol.PushMethod;
import chat.scrp.protocol.ScrpPush;

/**
 * The description of a user changed.
 *
 * @param userId who
 * @param userDescription the new description
 */
public record UserDescriptionChanged(String userId, String userDescription) implements ScrpPush {
  @Override
  public PushMethod pushMethod() {
    return PushMethod.USER_DESCRIPTION_CHANGED;
  }
}
