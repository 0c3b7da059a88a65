package chat.scrp.protocol.response;

import chat.scrp.protocol.ScrpResponse;

/**
 * Answers LOG_IN and RESUME_SESSION.
 *
 * @param sessionId the ID of the session
 * @param sessionToken the newest token to resume it with
 * @param sessionExpires when the token expires, in seconds
 * @param storeEpoch changes when the store came back with less than it had
 */
public record LogInResponse(
    String sessionId, String sessionToken, long sessionExpires, String storeEpoch)
    implements ScrpResponse {
  /** Without the secret, so that no log can hold it. */
  @Override
  public String toString() {
    return "LogInResponse[sessionId=" + sessionId + "]";
  }
}
