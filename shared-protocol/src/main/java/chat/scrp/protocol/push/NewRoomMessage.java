package chat.scrp.protocol.push;

import chat.scrp.protocol.PushMethod;
import chat.scrp.protocol.ScrpPush;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A message in a room, to its members.
 *
 * @param messageId unique among all messages
 * @param seq its number in the conversation
 * @param roomId the room
 * @param senderId who sent it; null: a user deleted meanwhile
 * @param text its text; empty when deleted meanwhile
 * @param deleted whether it was deleted meanwhile; written only when true
 */
public record NewRoomMessage(
    long messageId,
    long seq,
    String roomId,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String senderId,
    String text,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean deleted)
    implements ScrpPush {
  @Override
  public PushMethod pushMethod() {
    return PushMethod.NEW_ROOM_MESSAGE;
  }
}
