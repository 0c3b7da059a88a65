package chat.scrp.protocol.request;

import static chat.scrp.protocol.ErrorCode.INVALID_MESSAGE_TEXT;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.Validation;
import chat.scrp.protocol.model.Target;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * Gives a message a new text.
 *
 * @param target the conversation
 * @param seq the message
 * @param text 1-4096 code points
 */
public record EditMessage(@JsonUnwrapped Target target, long seq, String text)
    implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static EditMessage read(Fields fields) {
    return new EditMessage(
        fields.target(),
        fields.seq(),
        fields.string("text", Validation::isMessageText, INVALID_MESSAGE_TEXT));
  }

  @Override
  public Method method() {
    return Method.EDIT_MESSAGE;
  }
}
