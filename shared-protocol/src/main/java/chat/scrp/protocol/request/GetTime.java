package chat.scrp.protocol.request;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;

/** Asks for the time of the server (2.6). */
public record GetTime() implements ScrpRequest {
  /** There is nothing to read. */
  public static GetTime read(Fields fields) {
    return new GetTime();
  }

  @Override
  public Method method() {
    return Method.GET_TIME;
  }
}
