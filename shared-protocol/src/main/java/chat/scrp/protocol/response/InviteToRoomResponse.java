package chat.scrp.protocol.response;

import chat.scrp.protocol.ScrpResponse;

/**
 * Answers INVITE_TO_ROOM.
 *
 * @param requestId the request
 */
public record InviteToRoomResponse(long requestId) implements ScrpResponse {}
