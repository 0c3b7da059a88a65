package chat.scrp.protocol.request;

import static chat.scrp.protocol.ErrorCode.INVALID_MESSAGE_RANGE;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.model.Target;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * Asks for messages of a conversation, or, without one, for what the current user has not read
 * (2.25). Not both bounds are set, and none without a conversation.
 *
 * @param target the conversation, or none
 * @param afterSeq only what is newer
 * @param beforeSeq only what is older; never 0
 * @param limit at most so many, 1-200
 */
public record ReceiveMessage(
    @JsonUnwrapped Target target, @Nullable Long afterSeq, @Nullable Long beforeSeq, int limit)
    implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static ReceiveMessage read(Fields fields) {
    Target target = fields.optionalTarget();
    Long afterSeq = fields.optionalUint32("after_seq", INVALID_MESSAGE_RANGE);
    Long beforeSeq = fields.optionalUint32("before_seq", INVALID_MESSAGE_RANGE);
    boolean bounded = afterSeq != null || beforeSeq != null;
    fields.refuseIf(afterSeq != null && beforeSeq != null, INVALID_MESSAGE_RANGE);
    fields.refuseIf(bounded && target.isNone(), INVALID_MESSAGE_RANGE);
    fields.refuseIf(beforeSeq != null && beforeSeq == 0, INVALID_MESSAGE_RANGE);
    return new ReceiveMessage(
        target, afterSeq, beforeSeq, fields.limit(200, 50, INVALID_MESSAGE_RANGE));
  }

  @Override
  public Method method() {
    return Method.RECEIVE_MESSAGE;
  }
}
