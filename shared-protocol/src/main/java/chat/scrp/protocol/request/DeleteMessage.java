package chat.scrp.protocol.request;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.model.Target;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * Deletes a message.
 *
 * @param target the conversation
 * @param seq the message
 */
public record DeleteMessage(@JsonUnwrapped Target target, long seq) implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static DeleteMessage read(Fields fields) {
    return new DeleteMessage(fields.target(), fields.seq());
  }

  @Override
  public Method method() {
    return Method.DELETE_MESSAGE;
  }
}
