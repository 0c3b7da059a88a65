package chat.scrp.protocol.request;

import static chat.scrp.protocol.ErrorCode.BAD_REQUEST;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;

/**
 * Acknowledges a push and all written to this connection before it.
 *
 * @param pushId the push
 */
public record AckPush(long pushId) implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static AckPush read(Fields fields) {
    return new AckPush(fields.uint32("push_id", BAD_REQUEST));
  }

  @Override
  public Method method() {
    return Method.ACK_PUSH;
  }
}
