package chat.scrp.protocol.request;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;

/** Asks for the properties and statistics of the server. */
public record GetServerInfo() implements ScrpRequest {
  /** There is nothing to read. */
  public static GetServerInfo read(Fields fields) {
    return new GetServerInfo();
  }

  @Override
  public Method method() {
    return Method.GET_SERVER_INFO;
  }
}
