package chat.scrp.protocol.request;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.model.Target;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * Moves the read mark forward.
 *
 * @param target the conversation
 * @param seq up to which message, 1 or more
 */
public record MarkRead(@JsonUnwrapped Target target, long seq) implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static MarkRead read(Fields fields) {
    return new MarkRead(fields.target(), fields.seq());
  }

  @Override
  public Method method() {
    return Method.MARK_READ;
  }
}
