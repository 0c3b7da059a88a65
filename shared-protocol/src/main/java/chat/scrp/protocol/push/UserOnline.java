package chat.scrp.protocol.push;

import chat.scrp.protocol.PushMethod;
import chat.scrp.protocol.ScrpPush;

/**
 * A user logged in.
 *
 * @param userId who
 * @param lastActivityTime when it last logged off, in seconds
 */
public record UserOnline(String userId, long lastActivityTime) implements ScrpPush {
  @Override
  public PushMethod pushMethod() {
    return PushMethod.USER_ONLINE;
  }
}
