package chat.scrp.protocol.push;

import chat.scrp.protocol.PushMethod;
import chat.scrp.protocol.ScrpPush;

/**
 * A request is gone, to the others who could have decided it.
 *
 * @param requestId the request
 */
public record RequestClosed(long requestId) implements ScrpPush {
  @Override
  public PushMethod pushMethod() {
    return PushMethod.REQUEST_CLOSED;
  }
}
