package chat.scrp.protocol.response;

import chat.scrp.protocol.ScrpResponse;
import chat.scrp.protocol.model.BanObject;
import java.util.List;

/**
 * Answers GET_ROOM_BANS.
 *
 * @param bans who is banned
 */
public record GetRoomBansResponse(List<BanObject> bans) implements ScrpResponse {
  /** Takes copies of the collections. */
  public GetRoomBansResponse {
    bans = List.copyOf(bans);
  }
}
