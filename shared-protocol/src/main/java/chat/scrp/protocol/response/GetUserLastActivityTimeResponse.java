package chat.scrp.protocol.response;

import chat.scrp.protocol.ScrpResponse;

/**
 * Answers GET_USER_LAST_ACTIVITY_TIME.
 *
 * @param time when the user last logged off, in seconds
 */
public record GetUserLastActivityTimeResponse(long time) implements ScrpResponse {}
