package chat.scrp.protocol.push;

import chat.scrp.protocol.PushMethod;
import chat.scrp.protocol.ScrpPush;

/**
 * The server shuts down.
 *
 * @param retryAfterMs wait a random part of it, then reconnect
 */
public record ServerGoingAway(long retryAfterMs) implements ScrpPush {
  @Override
  public PushMethod pushMethod() {
    return PushMethod.SERVER_GOING_AWAY;
  }
}
