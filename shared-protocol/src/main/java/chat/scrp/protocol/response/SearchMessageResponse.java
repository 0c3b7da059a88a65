package chat.scrp.protocol.response;

import chat.scrp.protocol.ScrpResponse;
import chat.scrp.protocol.model.MessageObject;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers SEARCH_MESSAGE. A page may hold fewer messages than the limit, even none, before the end:
 * a call searches for a limited time only.
 *
 * @param messages as they are now, newest first across conversations
 * @param nextCursor where the search goes on; null at the end
 */
public record SearchMessageResponse(
    List<MessageObject> messages,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String nextCursor)
    implements ScrpResponse {
  /** Takes copies of the collections. */
  public SearchMessageResponse {
    messages = List.copyOf(messages);
  }
}
