package chat.scrp.services.message;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.model.MessageObject;
import chat.scrp.protocol.request.SearchMessage;
import chat.scrp.protocol.response.SearchMessageResponse;
import chat.scrp.services.SearchConfig;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.Gone;
import chat.scrp.services.dispatch.RequestContext;
import chat.scrp.services.dispatch.RequestHandler;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.log.ContextLookup;
import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.ConversationReader;
import chat.scrp.services.log.EntryContext;
import chat.scrp.services.search.TextQuery;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * SEARCH_MESSAGE: in one conversation, or in all of the caller's. A user's searches run one after
 * the other.
 */
final class SearchMessageHandler implements RequestHandler<SearchMessage> {
  private final Targets targets;
  private final ConversationReader conversations;
  private final SearchStore store;
  private final ContextLookup lookup;
  private final SearchConfig config;
  private final Turns pages;
  private final Map<Long, Turns> searching = new HashMap<>();

  SearchMessageHandler(
      Targets targets,
      ConversationReader conversations,
      SearchStore store,
      ContextLookup lookup,
      SearchConfig config) {
    this.targets = targets;
    this.conversations = conversations;
    this.store = store;
    this.lookup = lookup;
    this.config = config;
    this.pages = new Turns(config.pagesWaiting(), config.time());
  }

  @Override
  public Future<SearchMessageResponse> handle(SearchMessage request, RequestContext context) {
    Caller caller = context.caller();
    SearchPlace behind = SearchPlace.read(request.cursor());
    Turns turns =
        searching.computeIfAbsent(
            caller.user(), user -> new Turns(config.searchesWaiting(), config.time()));
    return turns
        .take(() -> search(request, caller, behind))
        .onComplete(
            done -> {
              if (turns.isIdle()) {
                searching.remove(caller.user());
              }
            })
        .compose(found -> answer(caller.user(), found));
  }

  private Future<MessageSearch.Found> search(
      SearchMessage request, Caller caller, @Nullable SearchPlace behind) {
    if (!request.target().isNone()) {
      return targets.in(
          request.target(),
          caller,
          in -> search(request, caller, Future::failedFuture).run(List.of(in.key()), behind));
    }
    return conversations
        .conversations(caller.user())
        .compose(
            all ->
                search(request, caller, SearchMessageHandler::nothingWhereGone)
                    .run(logsOf(all), behind));
  }

  private MessageSearch search(
      SearchMessage request, Caller caller, Function<Throwable, Future<SearchPage>> refused) {
    return new MessageSearch(
        store,
        pages,
        config,
        caller.user(),
        TextQuery.of(request.query()),
        request.limit(),
        refused);
  }

  private static List<ConversationKey> logsOf(List<ConversationKey> all) {
    return all.stream().filter(key -> key.kind() != ConversationKey.Kind.OWN).toList();
  }

  /** An index may hold too much, and a user may leave while it searches. */
  private static Future<SearchPage> nothingWhereGone(Throwable failure) {
    boolean mayNotRead =
        failure instanceof Gone
            || (failure instanceof ScrpError error && error.code() == ErrorCode.FORBIDDEN);
    return mayNotRead ? Future.succeededFuture(SearchPage.NOTHING) : Future.failedFuture(failure);
  }

  private Future<SearchMessageResponse> answer(long user, MessageSearch.Found found) {
    Set<Long> users = new HashSet<>();
    for (MessageSearch.Hit hit : found.hits()) {
      hit.row().collectUsers(users);
      if (hit.in().kind() == ConversationKey.Kind.PAIR) {
        users.add(hit.in().peerOf(user));
      }
    }
    SearchPlace next = found.next();
    return lookup
        .names(users, Set.of())
        .map(
            names ->
                new SearchMessageResponse(
                    objects(user, found.hits(), names), next == null ? null : next.cursor()));
  }

  private static List<MessageObject> objects(
      long user, List<MessageSearch.Hit> hits, EntryContext names) {
    List<MessageObject> objects = new ArrayList<>(hits.size());
    for (MessageSearch.Hit hit : hits) {
      String id =
          hit.in().kind() == ConversationKey.Kind.ROOM
              ? hit.roomId()
              : names.userId(hit.in().peerOf(user));
      MessageObject object =
          id == null ? null : MessageObjects.of(hit.row(), hit.in(), id, user, names);
      if (object != null) {
        objects.add(object);
      }
    }
    return objects;
  }
}
