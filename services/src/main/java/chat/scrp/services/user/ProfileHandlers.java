package chat.scrp.services.user;

import chat.scrp.protocol.request.GetUser;
import chat.scrp.protocol.request.GetUserLastActivityTime;
import chat.scrp.protocol.response.GetUserLastActivityTimeResponse;
import chat.scrp.protocol.response.GetUserResponse;
import chat.scrp.services.directory.Directory;
import chat.scrp.services.dispatch.RequestContext;
import io.vertx.core.Future;

/** Reading one user. */
public final class ProfileHandlers {
  private final Directory directory;
  private final UserStore users;

  public ProfileHandlers(Directory directory, UserStore users) {
    this.directory = directory;
    this.users = users;
  }

  /** GET_USER. */
  public Future<GetUserResponse> getUser(GetUser request, RequestContext context) {
    return directory
        .withUser(request.userId(), users::profile)
        .map(profile -> new GetUserResponse(profile.object()));
  }

  /** GET_USER_LAST_ACTIVITY_TIME (2.19). */
  public Future<GetUserLastActivityTimeResponse> getLastActivityTime(
      GetUserLastActivityTime request, RequestContext context) {
    return directory
        .withUser(request.userId(), users::profile)
        .map(profile -> new GetUserLastActivityTimeResponse(profile.seen()));
  }
}
