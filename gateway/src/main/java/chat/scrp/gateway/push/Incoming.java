package chat.scrp.gateway.push;

import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.Published;
import org.jspecify.annotations.Nullable;

/**
 * One publish on its way to the event loops.
 *
 * @param channel the room ({@code r:R}) or user ({@code u:N}) that it was published to; null for
 *     what goes to all
 * @param push the push, or null where the publish has none
 */
record Incoming(
    @Nullable ConversationKey channel, Published published, @Nullable EncodedPush push) {

  /** The same on another channel. */
  Incoming on(@Nullable ConversationKey other) {
    return new Incoming(other, published, push);
  }
}
