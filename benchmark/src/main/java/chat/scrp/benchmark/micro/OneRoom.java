package chat.scrp.benchmark.micro;

import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.ConversationReader;
import chat.scrp.services.log.Opening;
import chat.scrp.services.log.Page;
import io.vertx.core.Future;
import java.util.List;

/** A store in which everybody is in one room, and nothing was ever said. */
final class OneRoom implements ConversationReader {
  static final ConversationKey ROOM = ConversationKey.room(1);

  @Override
  public Future<List<ConversationKey>> conversations(long user) {
    return Future.succeededFuture(List.of(ConversationKey.own(user), ROOM));
  }

  @Override
  public Future<List<Opening>> open(long user, List<ConversationKey> conversations) {
    return Future.succeededFuture(
        conversations.stream()
            .map(conversation -> new Opening(conversation, true, 0, 0, false, 1, null))
            .toList());
  }

  @Override
  public Future<Page> read(
      long user, ConversationKey conversation, long after, int maxEntries, int maxBytes) {
    return Future.succeededFuture(new Page(List.of(), after, false, true));
  }
}
