package chat.scrp.protocol.request;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.model.Target;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * Tells the others that the current user types.
 *
 * @param target the conversation
 */
public record SendTyping(@JsonUnwrapped Target target) implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static SendTyping read(Fields fields) {
    return new SendTyping(fields.target());
  }

  @Override
  public Method method() {
    return Method.SEND_TYPING;
  }
}
