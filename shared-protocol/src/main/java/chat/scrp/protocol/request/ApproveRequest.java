package chat.scrp.protocol.request;

import static chat.scrp.protocol.ErrorCode.INVALID_REQUEST_ID;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;

/**
 * Approves a request (2.20).
 *
 * @param requestId the request
 */
public record ApproveRequest(long requestId) implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static ApproveRequest read(Fields fields) {
    return new ApproveRequest(fields.uint32("request_id", INVALID_REQUEST_ID));
  }

  @Override
  public Method method() {
    return Method.APPROVE_REQUEST;
  }
}
