package chat.scrp.protocol.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message in a history page. Exactly one of roomId and userId is set.
 *
 * @param messageId unique among all messages
 * @param seq its number in the conversation
 * @param time when the server received it, in seconds
 * @param senderId who sent it; null: a deleted user
 * @param text its newest text; empty when deleted
 * @param roomId the room, of a room message
 * @param userId the other of the pair, of a private message
 * @param editedTime when it was last edited, in seconds; null when never
 * @param deleted whether it was deleted; written only when true
 * @param reactions who reacted, by emoji; not written when empty
 * @param clientMessageId what its sender called it; for its sender only
 */
public record MessageObject(
    long messageId,
    long seq,
    long time,
    @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String senderId,
    String text,
    @Nullable String roomId,
    @Nullable String userId,
    @Nullable Long editedTime,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean deleted,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        Map<String, List<String>> reactions,
    @Nullable String clientMessageId) {
  /** Takes copies of the collections. */
  public MessageObject {
    reactions = Collections.unmodifiableMap(new LinkedHashMap<>(reactions));
  }
}
