package chat.scrp.protocol.request;

import static chat.scrp.protocol.ErrorCode.INVALID_REQUEST_ID;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;

/**
 * Drops a request and tells nobody (2.21).
 *
 * @param requestId the request
 */
public record IgnoreRequest(long requestId) implements ScrpRequest {
  /** Reads the fields, noting each invalid one. */
  public static IgnoreRequest read(Fields fields) {
    return new IgnoreRequest(fields.uint32("request_id", INVALID_REQUEST_ID));
  }

  @Override
  public Method method() {
    return Method.IGNORE_REQUEST;
  }
}
