package chat.scrp.protocol.request;

import static chat.scrp.protocol.ErrorCode.INVALID_REACTION;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.Validation;
import chat.scrp.protocol.model.Target;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * Adds a reaction to a message.
 *
 * @param target the conversation
 * @param seq the message
 * @param reaction one emoji
 */
public record AddReaction(@JsonUnwrapped Target target, long seq, String reaction)
    implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static AddReaction read(Fields fields) {
    return new AddReaction(
        fields.target(),
        fields.seq(),
        fields.string("reaction", Validation::isReaction, INVALID_REACTION));
  }

  @Override
  public Method method() {
    return Method.ADD_REACTION;
  }
}
