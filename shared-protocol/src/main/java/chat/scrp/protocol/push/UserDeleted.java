package chat.scrp.protocol.push;

import chat.scrp.protocol.PushMethod;
import chat.scrp.protocol.ScrpPush;

/**
 * A user was deleted.
 *
 * @param userId who
 */
public record UserDeleted(String userId) implements ScrpPush {
  @Override
  public PushMethod pushMethod() {
    return PushMethod.USER_DELETED;
  }
}
