package chat.scrp.protocol.response;

import chat.scrp.protocol.ScrpResponse;
import chat.scrp.protocol.model.RoomAccess;

/**
 * Answers GET_ROOM_ACCESS_TYPE.
 *
 * @param roomAccessType who can enter
 */
public record GetRoomAccessTypeResponse(RoomAccess roomAccessType) implements ScrpResponse {}
