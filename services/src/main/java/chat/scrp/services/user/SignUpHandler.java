package chat.scrp.services.user;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.request.SignUp;
import chat.scrp.protocol.response.Done;
import chat.scrp.services.directory.Ids;
import chat.scrp.services.dispatch.RequestContext;
import chat.scrp.services.dispatch.RequestHandler;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.password.Passwords;
import chat.scrp.services.search.SearchIndex;
import chat.scrp.services.stats.Totals;
import io.vertx.core.Future;

/** SIGN_UP (2.1). */
public final class SignUpHandler implements RequestHandler<SignUp> {
  private final UserStore users;
  private final Ids ids;
  private final Passwords passwords;
  private final SearchIndex index;
  private final Totals totals;

  public SignUpHandler(
      UserStore users, Ids ids, Passwords passwords, SearchIndex index, Totals totals) {
    this.users = users;
    this.ids = ids;
    this.passwords = passwords;
    this.index = index;
    this.totals = totals;
  }

  @Override
  public Future<Done> handle(SignUp request, RequestContext context) {
    return users
        .exists(request.userId())
        .compose(taken -> taken ? alreadyExists() : passwords.hash(request.userPassword()))
        .compose(hash -> add(request, hash))
        .compose(added -> totals.users(1))
        .map(counted -> new Done());
  }

  private Future<Void> add(SignUp request, String hash) {
    String id = request.userId();
    return ids.user()
        .compose(
            user ->
                users
                    .create(user, id, request.userNickname(), hash)
                    .compose(created -> index.add(id, request.userNickname()))
                    .compose(found -> users.claim(id, user))
                    .compose(mine -> mine ? Future.succeededFuture() : giveUp(user)));
  }

  /** Somebody else took the ID meanwhile. What the index has too much is void by itself. */
  private Future<Void> giveUp(long user) {
    return users.forget(user).compose(dropped -> alreadyExists());
  }

  private static <T> Future<T> alreadyExists() {
    return Future.failedFuture(new ScrpError(ErrorCode.USER_ALREADY_EXISTS));
  }
}
