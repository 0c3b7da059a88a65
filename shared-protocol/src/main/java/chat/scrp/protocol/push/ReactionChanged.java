package chat.scrp.protocol.push;

import chat.scrp.protocol.PushMethod;
import chat.scrp.protocol.ScrpPush;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * A reaction was added to a message or removed from it.
 *
 * @param roomId the room, of a room message
 * @param senderId the sender, of a private message
 * @param receiverId the receiver, of a private message
 * @param seq the message
 * @param userId whose reaction; null: a user deleted meanwhile
 * @param reaction the emoji
 * @param added whether it was added
 */
public record ReactionChanged(
    @Nullable String roomId,
    @Nullable String senderId,
    @Nullable String receiverId,
    long seq,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String userId,
    String reaction,
    boolean added)
    implements ScrpPush {
  @Override
  public PushMethod pushMethod() {
    return PushMethod.REACTION_CHANGED;
  }
}
