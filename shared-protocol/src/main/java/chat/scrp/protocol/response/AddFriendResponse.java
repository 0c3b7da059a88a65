package chat.scrp.protocol.response;

import chat.scrp.protocol.ScrpResponse;

/**
 * Answers ADD_FRIEND.
 *
 * @param requestId the request
 */
public record AddFriendResponse(long requestId) implements ScrpResponse {}
