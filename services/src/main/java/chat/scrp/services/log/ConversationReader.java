package chat.scrp.services.log;

import io.vertx.core.Future;
import java.util.List;

/**
 * All that a gateway may ask of the logs. Membership is checked inside, by the script that reads.
 * Used on the event loop that it was made for.
 */
public interface ConversationReader {

  /** Every conversation that the user may have something to get from; its own is the first. */
  Future<List<ConversationKey>> conversations(long user);

  /** The user's mark and the head of each, in any order; one round trip. */
  Future<List<Opening>> open(long user, List<ConversationKey> conversations);

  /**
   * At most {@code maxEntries} entries and about {@code maxBytes} of text (at least one entry)
   * behind {@code after}. Of kept MESSAGES_READ only the newest is there; a message that was edited
   * comes with its newest text, a deleted one without.
   */
  Future<Page> read(
      long user, ConversationKey conversation, long after, int maxEntries, int maxBytes);

  /** The time by the clock that stamps entries, in ms. */
  default long nowMillis() {
    return System.currentTimeMillis();
  }
}
