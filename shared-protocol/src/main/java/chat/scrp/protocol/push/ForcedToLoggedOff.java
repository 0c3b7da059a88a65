package chat.scrp.protocol.push;

import chat.scrp.protocol.PushMethod;
import chat.scrp.protocol.ScrpPush;
import chat.scrp.protocol.model.LogOffReason;

/**
 * This connection is logged off; it stays open.
 *
 * @param reason why
 */
public record ForcedToLoggedOff(LogOffReason reason) implements ScrpPush {
  @Override
  public PushMethod pushMethod() {
    return PushMethod.FORCED_TO_LOGGED_OFF;
  }
}
