package chat.scrp.protocol.push;

import chat.scrp.protocol.PushMethod;
import chat.scrp.protocol.ScrpPush;
import org.jspecify.annotations.Nullable;

/**
 * A message has a new text.
 *
 * @param roomId the room, of a room message
 * @param senderId the sender, of a private message
 * @param receiverId the receiver, of a private message
 * @param seq the message
 * @param text the new text
 * @param editedTime when it was edited, in seconds
 */
public record MessageEdited(
    @Nullable String roomId,
    @Nullable String senderId,
    @Nullable String receiverId,
    long seq,
    String text,
    long editedTime)
    implements ScrpPush {
  @Override
  public PushMethod pushMethod() {
    return PushMethod.MESSAGE_EDITED;
  }
}
