package chat.scrp.protocol.push;

import chat.scrp.protocol.PushMethod;
import chat.scrp.protocol.ScrpPush;

/**
 * A user logged off.
 *
 * @param userId who
 * @param lastActivityTime when it logged off, in seconds
 */
public record UserOffline(String userId, long lastActivityTime) implements ScrpPush {
  @Override
  public PushMethod pushMethod() {
    return PushMethod.USER_OFFLINE;
  }
}
