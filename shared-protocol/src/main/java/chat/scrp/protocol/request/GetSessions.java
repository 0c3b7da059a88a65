package chat.scrp.protocol.request;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;

/** Asks for the sessions of the current user. */
public record GetSessions() implements ScrpRequest {
  /** There is nothing to read. */
  public static GetSessions read(Fields fields) {
    return new GetSessions();
  }

  @Override
  public Method method() {
    return Method.GET_SESSIONS;
  }
}
