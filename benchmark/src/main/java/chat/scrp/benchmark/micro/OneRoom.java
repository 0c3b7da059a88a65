package chat.scrp.benchmark.micro;

import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.ConversationReader;
import chat.scrp.services.log.Opening;
import chat.scrp.services.log.Page;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.Semaphore;

/** A store in which everybody is in one room and has got everything. */
final class OneRoom implements ConversationReader {
  static final ConversationKey ROOM = ConversationKey.room(1);

  /** A permit for each user who has opened its conversations. */
  final Semaphore opened = new Semaphore(0);

  /** The position of the newest message: connections look at it from time to time. */
  long head;

  @Override
  public Future<List<ConversationKey>> conversations(long user) {
    return Future.succeededFuture(List.of(ConversationKey.own(user), ROOM));
  }

  @Override
  public Future<List<Opening>> open(long user, List<ConversationKey> conversations) {
    opened.release();
    return Future.succeededFuture(
        conversations.stream()
            .map(conversation -> opening(conversation, conversation.equals(ROOM) ? head : 0))
            .toList());
  }

  private static Opening opening(ConversationKey conversation, long head) {
    return new Opening(conversation, true, 0, head, head, false, null);
  }

  @Override
  public Future<Page> read(
      long user, ConversationKey conversation, long after, int maxEntries, int maxBytes) {
    return Future.succeededFuture(new Page(List.of(), after, false, true));
  }
}
