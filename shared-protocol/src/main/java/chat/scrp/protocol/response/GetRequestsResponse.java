package chat.scrp.protocol.response;

import chat.scrp.protocol.ScrpResponse;
import chat.scrp.protocol.model.RequestObject;
import java.util.List;

/**
 * Answers GET_REQUESTS.
 *
 * @param requests what the asker may decide
 */
public record GetRequestsResponse(List<RequestObject> requests) implements ScrpResponse {
  /** Takes copies of the collections. */
  public GetRequestsResponse {
    requests = List.copyOf(requests);
  }
}
