package chat.scrp.protocol.response;

import chat.scrp.protocol.ScrpResponse;
import chat.scrp.protocol.model.SessionObject;
import java.util.List;

/**
 * Answers GET_SESSIONS.
 *
 * @param sessions all that have not ended or expired
 */
public record GetSessionsResponse(List<SessionObject> sessions) implements ScrpResponse {
  /** Takes copies of the collections. */
  public GetSessionsResponse {
    sessions = List.copyOf(sessions);
  }
}
