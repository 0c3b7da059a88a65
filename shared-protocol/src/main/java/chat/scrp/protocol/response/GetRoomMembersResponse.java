package chat.scrp.protocol.response;

import chat.scrp.protocol.ScrpResponse;
import chat.scrp.protocol.model.MemberObject;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers GET_ROOM_MEMBERS.
 *
 * @param members one page of the members
 * @param nextCursor where the next page begins; null at the end
 */
public record GetRoomMembersResponse(
    List<MemberObject> members,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String nextCursor)
    implements ScrpResponse {
  /** Takes copies of the collections. */
  public GetRoomMembersResponse {
    members = List.copyOf(members);
  }
}
