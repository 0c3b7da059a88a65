package chat.scrp.protocol.response;

import chat.scrp.protocol.ScrpResponse;
import chat.scrp.protocol.model.RoomObject;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers SEARCH_ROOM.
 *
 * @param rooms an exact ID first
 * @param nextCursor where the next page begins; null at the end
 */
public record SearchRoomResponse(
    List<RoomObject> rooms, @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String nextCursor)
    implements ScrpResponse {
  /** Takes copies of the collections. */
  public SearchRoomResponse {
    rooms = List.copyOf(rooms);
  }
}
