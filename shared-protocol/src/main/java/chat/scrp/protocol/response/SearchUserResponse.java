package chat.scrp.protocol.response;

import chat.scrp.protocol.ScrpResponse;
import chat.scrp.protocol.model.UserObject;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers SEARCH_USER.
 *
 * @param users an exact ID first
 * @param nextCursor where the next page begins; null at the end
 */
public record SearchUserResponse(
    List<UserObject> users, @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String nextCursor)
    implements ScrpResponse {
  /** Takes copies of the collections. */
  public SearchUserResponse {
    users = List.copyOf(users);
  }
}
