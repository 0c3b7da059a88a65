package chat.scrp.protocol.push;

import chat.scrp.protocol.PushMethod;
import chat.scrp.protocol.ScrpPush;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has read up to a message.
 *
 * @param roomId the room, of a room
 * @param userId the other of the pair, of a private conversation
 * @param readerId who has read
 * @param seq up to which message
 */
public record MessagesRead(
    @Nullable String roomId, @Nullable String userId, String readerId, long seq)
    implements ScrpPush {
  @Override
  public PushMethod pushMethod() {
    return PushMethod.MESSAGES_READ;
  }
}
