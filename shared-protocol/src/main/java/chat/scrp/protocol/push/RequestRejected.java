package chat.scrp.protocol.push;

import chat.scrp.protocol.PushMethod;
import chat.scrp.protocol.ScrpPush;
import chat.scrp.protocol.model.RequestKind;
import org.jspecify.annotations.Nullable;

/**
 * A request was rejected, to who asked.
 *
 * @param requestId the request
 * @param kind what it asked for
 * @param userId who decided, of the kinds friend and invitation
 * @param roomId the room, of the kinds room and invitation
 */
public record RequestRejected(
    long requestId, RequestKind kind, @Nullable String userId, @Nullable String roomId)
    implements ScrpPush {
  @Override
  public PushMethod pushMethod() {
    return PushMethod.REQUEST_REJECTED;
  }
}
