package chat.scrp.protocol.response;

import chat.scrp.protocol.ScrpResponse;
import chat.scrp.protocol.model.MessageObject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers RECEIVE_MESSAGE. The three numbers are null (not written) when the request named no
 * conversation.
 *
 * @param messages by ascending seq
 * @param more whether there are more in the direction that was asked for
 * @param lastSeq the newest number of the conversation
 * @param readSeq up to where the asker has read
 * @param firstSeq the oldest number that the asker can read; last_seq + 1 when there is none
 */
public record ReceiveMessageResponse(
    List<MessageObject> messages,
    boolean more,
    @Nullable Long lastSeq,
    @Nullable Long readSeq,
    @Nullable Long firstSeq)
    implements ScrpResponse {
  /** Takes copies of the collections. */
  public ReceiveMessageResponse {
    messages = List.copyOf(messages);
  }
}
