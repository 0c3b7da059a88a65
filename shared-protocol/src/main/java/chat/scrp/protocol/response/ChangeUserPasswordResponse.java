package chat.scrp.protocol.response;

import chat.scrp.protocol.ScrpResponse;

/**
 * Answers CHANGE_USER_PASSWORD.
 *
 * @param sessionToken the new token of this session
 */
public record ChangeUserPasswordResponse(String sessionToken) implements ScrpResponse {}
