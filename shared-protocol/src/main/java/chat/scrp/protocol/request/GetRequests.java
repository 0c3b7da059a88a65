package chat.scrp.protocol.request;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;

/** Asks for the requests that the current user may decide. */
public record GetRequests() implements ScrpRequest {
  /** There is nothing to read. */
  public static GetRequests read(Fields fields) {
    return new GetRequests();
  }

  @Override
  public Method method() {
    return Method.GET_REQUESTS;
  }
}
