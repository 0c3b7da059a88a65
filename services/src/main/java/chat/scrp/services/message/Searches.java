package chat.scrp.services.message;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.services.SearchConfig;
import chat.scrp.services.dispatch.Gone;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.ConversationReader;
import chat.scrp.services.log.LogRow;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The searches of one event loop. Those of a user run one after the other, and all of them read
 * their pages in turns.
 */
final class Searches {
  private final ConversationReader conversations;
  private final SearchStore store;
  private final SearchConfig config;
  private final Turns pages;
  private final Map<Long, Turns> searching = new HashMap<>();

  Searches(ConversationReader conversations, SearchStore store, SearchConfig config) {
    this.conversations = conversations;
    this.store = store;
    this.config = config;
    this.pages = new Turns(config.pagesWaiting(), config.time());
  }

  /** Waits for the user's turn; 420 where too many wait already. */
  <T> Future<T> inTurn(long user, Supplier<Future<T>> search) {
    Turns turns =
        searching.computeIfAbsent(
            user, number -> new Turns(config.searchesWaiting(), config.time()));
    return turns
        .take(search)
        .onComplete(
            done -> {
              if (turns.isIdle()) {
                searching.remove(user);
              }
            });
  }

  /** Looks for messages in one conversation; fails where the user may not read it. */
  Future<MessageSearch.Found> in(
      ConversationKey key,
      long user,
      Predicate<LogRow> wanted,
      int limit,
      @Nullable SearchPlace behind) {
    return search(user, wanted, limit, Future::failedFuture).run(List.of(key), behind);
  }

  /** Looks for messages in all conversations of a user. */
  Future<MessageSearch.Found> everywhere(
      long user, Predicate<LogRow> wanted, int limit, @Nullable SearchPlace behind) {
    return conversations
        .conversations(user)
        .map(all -> all.stream().filter(key -> key.kind() != ConversationKey.Kind.OWN).toList())
        .compose(logs -> search(user, wanted, limit, Searches::nothingWhereGone).run(logs, behind));
  }

  private MessageSearch search(
      long user,
      Predicate<LogRow> wanted,
      int limit,
      Function<Throwable, Future<SearchPage>> refused) {
    return new MessageSearch(store, pages, config, user, wanted, limit, refused);
  }

  /** An index may hold too much, and a user may leave while it searches. */
  private static Future<SearchPage> nothingWhereGone(Throwable failure) {
    boolean mayNotRead =
        failure instanceof Gone
            || (failure instanceof ScrpError error && error.code() == ErrorCode.FORBIDDEN);
    return mayNotRead ? Future.succeededFuture(SearchPage.NOTHING) : Future.failedFuture(failure);
  }
}
