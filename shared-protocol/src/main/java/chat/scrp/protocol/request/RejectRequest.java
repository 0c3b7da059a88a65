package chat.scrp.protocol.request;

import static chat.scrp.protocol.ErrorCode.INVALID_REQUEST_ID;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;

/**
 * Rejects a request (2.22).
 *
 * @param requestId the request
 */
public record RejectRequest(long requestId) implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static RejectRequest read(Fields fields) {
    return new RejectRequest(fields.uint32("request_id", INVALID_REQUEST_ID));
  }

  @Override
  public Method method() {
    return Method.REJECT_REQUEST;
  }
}
