package chat.scrp.protocol.request;

import static chat.scrp.protocol.ErrorCode.INVALID_CLIENT_MESSAGE_ID;
import static chat.scrp.protocol.ErrorCode.INVALID_MESSAGE_TEXT;
import static chat.scrp.protocol.ErrorCode.INVALID_USER_ID;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.Validation;
import org.jspecify.annotations.Nullable;

/**
 * Sends a message to a friend (2.24).
 *
 * @param userId the user
 * @param text 1-4096 code points
 * @param clientMessageId what repeats are recognised by, or null
 */
public record SendPrivateMessage(String userId, String text, @Nullable String clientMessageId)
    implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static SendPrivateMessage read(Fields fields) {
    return new SendPrivateMessage(
        fields.string("user_id", Validation::isUserId, INVALID_USER_ID),
        fields.string("text", Validation::isMessageText, INVALID_MESSAGE_TEXT),
        fields.optionalString(
            "client_message_id", Validation::isClientMessageId, INVALID_CLIENT_MESSAGE_ID));
  }

  @Override
  public Method method() {
    return Method.SEND_PRIVATE_MESSAGE;
  }
}
