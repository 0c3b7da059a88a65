package chat.scrp.protocol.response;

import chat.scrp.protocol.ScrpResponse;

/**
 * Answers GET_TIME.
 *
 * @param time the time of the server, in seconds
 */
public record GetTimeResponse(long time) implements ScrpResponse {}
