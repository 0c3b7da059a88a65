package chat.scrp.gateway.push;

import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.ConversationReader;
import chat.scrp.services.log.Opening;
import chat.scrp.services.log.Page;
import io.vertx.core.Future;
import java.util.List;

/** Answers at once: every conversation of the store is open and empty. */
final class ReadyStore implements ConversationReader {
  private final FakeStore store;

  ReadyStore(FakeStore store) {
    this.store = store;
  }

  @Override
  public Future<List<ConversationKey>> conversations(long user) {
    return Future.succeededFuture(List.copyOf(store.logs.keySet()));
  }

  @Override
  public Future<List<Opening>> open(long user, List<ConversationKey> conversations) {
    return Future.succeededFuture(
        conversations.stream().map(key -> new Opening(key, true, 0, 0, 0, true, null)).toList());
  }

  @Override
  public Future<Page> read(
      long user, ConversationKey conversation, long after, int maxEntries, int maxBytes) {
    return Future.succeededFuture(new Page(List.of(), after, false, true));
  }
}
