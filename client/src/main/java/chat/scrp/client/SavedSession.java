package chat.scrp.client;

/**
 * What is needed to go on with a session later, also in another process. The token changes with
 * every resumption; keep the newest one, and keep it secret.
 *
 * @param userId the user
 * @param sessionId the ID of the session
 * @param sessionToken the newest token of the session
 */
public record SavedSession(String userId, String sessionId, String sessionToken) {

  /** The same without the token, which is a secret. */
  @Override
  public String toString() {
    return "SavedSession[userId=" + userId + ", sessionId=" + sessionId + "]";
  }
}
