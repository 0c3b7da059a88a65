package chat.scrp.protocol.request;

import chat.scrp.protocol.Fields;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;

/** Asks whom the current user blocked. */
public record GetBlockedUsers() implements ScrpRequest {
  /** There is nothing to read. */
  public static GetBlockedUsers read(Fields fields) {
    return new GetBlockedUsers();
  }

  @Override
  public Method method() {
    return Method.GET_BLOCKED_USERS;
  }
}
