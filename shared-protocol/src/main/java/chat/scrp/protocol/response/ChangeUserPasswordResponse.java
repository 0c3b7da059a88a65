package chat.scrp.protocol.response;

import chat.scrp.protocol.ScrpResponse;

/**
 * Answers CHANGE_USER_PASSWORD.
 *
 * @param sessionToken the new token of this session
 */
public record ChangeUserPasswordResponse(String sessionToken) implements ScrpResponse {
  /** Without the secret, so that no log can hold it. */
  @Override
  public String toString() {
    return "ChangeUserPasswordResponse[]";
  }
}
