package chat.scrp.protocol.response;

import chat.scrp.protocol.ScrpResponse;
import chat.scrp.protocol.model.ExportItem;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers EXPORT_USER. A page may hold fewer items than the limit, even none, before the end.
 *
 * @param items the user itself, sessions, friends, blocked users, requests, rooms, messages with
 *     reactions
 * @param nextCursor where the next page begins; null at the end
 */
public record ExportUserResponse(
    List<ExportItem> items, @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String nextCursor)
    implements ScrpResponse {
  /** Takes copies of the collections. */
  public ExportUserResponse {
    items = List.copyOf(items);
  }
}
