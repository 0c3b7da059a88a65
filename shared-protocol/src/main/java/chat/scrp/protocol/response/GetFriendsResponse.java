package chat.scrp.protocol.response;

import chat.scrp.protocol.ScrpResponse;
import chat.scrp.protocol.model.FriendObject;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers GET_FRIENDS.
 *
 * @param friends one page of the friends
 * @param nextCursor where the next page begins; null at the end
 */
public record GetFriendsResponse(
    List<FriendObject> friends,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String nextCursor)
    implements ScrpResponse {
  /** Takes copies of the collections. */
  public GetFriendsResponse {
    friends = List.copyOf(friends);
  }
}
