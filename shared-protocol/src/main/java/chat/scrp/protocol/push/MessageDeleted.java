package chat.scrp.protocol.push;

import chat.scrp.protocol.PushMethod;
import chat.scrp.protocol.ScrpPush;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A message was deleted.
 *
 * @param roomId the room, of a room message
 * @param senderId the sender, of a private message
 * @param receiverId the receiver, of a private message
 * @param seq the message
 * @param byUserId who deleted it; null: a user deleted meanwhile
 */
public record MessageDeleted(
    @Nullable String roomId,
    @Nullable String senderId,
    @Nullable String receiverId,
    long seq,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String byUserId)
    implements ScrpPush {
  @Override
  public PushMethod pushMethod() {
    return PushMethod.MESSAGE_DELETED;
  }
}
