package chat.scrp.protocol.request;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;

/** Ends the session. */
public record LogOut() implements ScrpRequest {
  /** There is nothing to read. */
  public static LogOut read(Fields fields) {
    return new LogOut();
  }

  @Override
  public Method method() {
    return Method.LOG_OUT;
  }
}
