package chat.scrp.protocol.response;

import chat.scrp.protocol.ScrpResponse;
import chat.scrp.protocol.model.UserObject;
import java.util.List;

/**
 * Answers GET_BLOCKED_USERS.
 *
 * @param users whom the asker blocked
 */
public record GetBlockedUsersResponse(List<UserObject> users) implements ScrpResponse {
  /** Takes copies of the collections. */
  public GetBlockedUsersResponse {
    users = List.copyOf(users);
  }
}
