package chat.scrp.protocol.response;

import chat.scrp.protocol.ScrpResponse;
import chat.scrp.protocol.model.RoomListObject;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers GET_ROOMS.
 *
 * @param rooms one page of the rooms
 * @param nextCursor where the next page begins; null at the end
 */
public record GetRoomsResponse(
    List<RoomListObject> rooms,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String nextCursor)
    implements ScrpResponse {
  /** Takes copies of the collections. */
  public GetRoomsResponse {
    rooms = List.copyOf(rooms);
  }
}
