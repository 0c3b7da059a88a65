package chat.scrp.services.user;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.model.UserObject;
import chat.scrp.protocol.request.SearchUser;
import chat.scrp.protocol.response.SearchUserResponse;
import chat.scrp.services.directory.Directory;
import chat.scrp.services.dispatch.RequestContext;
import chat.scrp.services.dispatch.RequestHandler;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.search.SearchIndex;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** SEARCH_USER (2.27). */
public final class SearchUserHandler implements RequestHandler<SearchUser> {
  private final SearchIndex index;
  private final Directory directory;
  private final UserStore users;

  public SearchUserHandler(SearchIndex index, Directory directory, UserStore users) {
    this.index = index;
    this.directory = directory;
    this.users = users;
  }

  private record Hit(Profile profile) implements SearchIndex.Found {
    @Override
    public String id() {
      return profile.id();
    }

    @Override
    public String nickname() {
      return profile.nickname();
    }
  }

  @Override
  public Future<SearchUserResponse> handle(SearchUser request, RequestContext context) {
    return index
        .search(request.query(), request.limit(), request.cursor(), this::existing)
        .map(hits -> new SearchUserResponse(objects(hits.found()), hits.nextCursor()));
  }

  private static List<UserObject> objects(List<Hit> hits) {
    return hits.stream().map(hit -> hit.profile().object()).toList();
  }

  private Future<List<Hit>> existing(List<String> ids) {
    List<Future<Optional<Profile>>> looks = new ArrayList<>();
    for (String id : ids) {
      looks.add(
          directory
              .withUser(id, users::profile)
              .map(Optional::of)
              .recover(SearchUserHandler::unlessMissing));
    }
    return Future.all(looks)
        .map(done -> looks.stream().flatMap(look -> look.result().stream()).map(Hit::new).toList());
  }

  private static Future<Optional<Profile>> unlessMissing(Throwable failure) {
    return failure instanceof ScrpError error && error.code() == ErrorCode.USER_NOT_FOUND
        ? Future.succeededFuture(Optional.empty())
        : Future.failedFuture(failure);
  }
}
