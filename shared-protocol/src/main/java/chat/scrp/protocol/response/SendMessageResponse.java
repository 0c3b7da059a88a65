package chat.scrp.protocol.response;

import chat.scrp.protocol.ScrpResponse;

/**
 * Answers SEND_ROOM_MESSAGE and SEND_PRIVATE_MESSAGE.
 *
 * @param messageId unique among all messages
 * @param seq the number in the conversation
 * @param time when the server received it, in seconds
 */
public record SendMessageResponse(long messageId, long seq, long time) implements ScrpResponse {}
