package chat.scrp.protocol.push;

import chat.scrp.protocol.PushMethod;
import chat.scrp.protocol.ScrpPush;
import org.jspecify.annotations.Nullable;

/**
 * Somebody is typing.
 *
 * @param roomId the room, of a room
 * @param userId who types, of a private conversation
 * @param senderId who types
 */
public record UserTyping(@Nullable String roomId, @Nullable String userId, String senderId)
    implements ScrpPush {
  @Override
  public PushMethod pushMethod() {
    return PushMethod.USER_TYPING;
  }
}
