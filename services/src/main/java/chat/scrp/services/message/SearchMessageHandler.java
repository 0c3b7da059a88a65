package chat.scrp.services.message;

import chat.scrp.protocol.request.SearchMessage;
import chat.scrp.protocol.response.SearchMessageResponse;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.RequestContext;
import chat.scrp.services.dispatch.RequestHandler;
import chat.scrp.services.log.LogRow;
import chat.scrp.services.search.TextQuery;
import io.vertx.core.Future;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** SEARCH_MESSAGE: in one conversation, or in all of the caller's. */
final class SearchMessageHandler implements RequestHandler<SearchMessage> {
  private final Targets targets;
  private final Searches searches;
  private final FoundMessages messages;

  SearchMessageHandler(Targets targets, Searches searches, FoundMessages messages) {
    this.targets = targets;
    this.searches = searches;
    this.messages = messages;
  }

  @Override
  public Future<SearchMessageResponse> handle(SearchMessage request, RequestContext context) {
    Caller caller = context.caller();
    SearchPlace behind = SearchPlace.read(request.cursor());
    return searches
        .inTurn(caller.user(), () -> search(request, caller, behind))
        .compose(
            found ->
                messages
                    .objects(caller.user(), found.hits())
                    .map(objects -> new SearchMessageResponse(objects, found.cursor())));
  }

  private Future<MessageSearch.Found> search(
      SearchMessage request, Caller caller, @Nullable SearchPlace behind) {
    Predicate<LogRow> wanted = matching(TextQuery.of(request.query()));
    long user = caller.user();
    int limit = request.limit();
    return request.target().isNone()
        ? searches.everywhere(user, wanted, limit, behind)
        : targets.in(
            request.target(), caller, in -> searches.in(in.key(), user, wanted, limit, behind));
  }

  private static Predicate<LogRow> matching(TextQuery query) {
    return row -> {
      String text = row.messageText();
      return text != null && query.matches(text);
    };
  }
}
