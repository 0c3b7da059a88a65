package chat.scrp.services.room;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.model.RoomObject;
import chat.scrp.protocol.request.SearchRoom;
import chat.scrp.protocol.response.SearchRoomResponse;
import chat.scrp.services.dispatch.RequestContext;
import chat.scrp.services.dispatch.RequestHandler;
import chat.scrp.services.log.EntryContext;
import chat.scrp.services.search.SearchIndex;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** SEARCH_ROOM (2.28). */
final class SearchRoomHandler implements RequestHandler<SearchRoom> {
  private final RoomParts parts;

  SearchRoomHandler(RoomParts parts) {
    this.parts = parts;
  }

  /** A room that exists, as the searcher sees it. */
  private record Hit(RoomView view) implements SearchIndex.Found {
    @Override
    public String id() {
      return view.id();
    }

    @Override
    public String nickname() {
      return view.nickname();
    }
  }

  @Override
  public Future<SearchRoomResponse> handle(SearchRoom request, RequestContext context) {
    long caller = context.caller().user();
    return parts
        .index()
        .search(request.query(), request.limit(), request.cursor(), ids -> existing(ids, caller))
        .compose(
            hits -> {
              Set<Long> users = new HashSet<>();
              hits.found().forEach(hit -> hit.view().collectUsers(users));
              return parts
                  .lookup()
                  .names(users, Set.of())
                  .map(
                      names ->
                          new SearchRoomResponse(objects(hits.found(), names), hits.nextCursor()));
            });
  }

  private static List<RoomObject> objects(List<Hit> hits, EntryContext names) {
    return hits.stream().map(hit -> hit.view().object(names)).toList();
  }

  private Future<List<Hit>> existing(List<String> ids, long caller) {
    List<Hit> found = new ArrayList<>();
    List<Future<?>> calls = new ArrayList<>();
    for (String id : ids) {
      calls.add(
          parts
              .directory()
              .withRoom(id, room -> parts.rooms().view(room, caller))
              .onSuccess(view -> found.add(new Hit(view)))
              .<Object>map(view -> view)
              .recover(
                  failure ->
                      RoomParts.is(failure, ErrorCode.ROOM_NOT_FOUND)
                          ? Future.succeededFuture(id)
                          : Future.failedFuture(failure)));
    }
    return Future.all(calls).map(done -> found);
  }
}
