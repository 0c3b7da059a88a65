package chat.scrp.protocol.push;

import chat.scrp.protocol.PushMethod;
import chat.scrp.protocol.ScrpPush;
import com.fasterxml.jackson.annotation.JsonInclude;

/**
 * A private message to its receiver and to the other connections of its sender.
 *
 * @param messageId unique among all messages
 * @param seq its number in the conversation
 * @param senderId who sent it
 * @param receiverId to whom
 * @param text its text; empty when deleted meanwhile
 * @param deleted whether it was deleted meanwhile; written only when true
 */
public record NewPrivateMessage(
    long messageId,
    long seq,
    String senderId,
    String receiverId,
    String text,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean deleted)
    implements ScrpPush {
  @Override
  public PushMethod pushMethod() {
    return PushMethod.NEW_PRIVATE_MESSAGE;
  }
}
