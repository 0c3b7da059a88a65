package chat.scrp.services.account;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.request.DeleteUser;
import chat.scrp.protocol.response.Done;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.Gone;
import chat.scrp.services.dispatch.Outcome;
import chat.scrp.services.dispatch.RequestContext;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.dispatch.SessionChange;
import chat.scrp.services.dispatch.SessionHandler;
import chat.scrp.services.user.PasswordCheck;
import io.vertx.core.Future;

/** DELETE_USER (2.3). It can be repeated when the store went away in between. */
public final class DeleteUserHandler implements SessionHandler<DeleteUser> {
  private final PasswordCheck passwordCheck;
  private final UserRemoval removal;

  public DeleteUserHandler(PasswordCheck passwordCheck, UserRemoval removal) {
    this.passwordCheck = passwordCheck;
    this.removal = removal;
  }

  @Override
  public Future<Outcome> handle(DeleteUser request, RequestContext context) {
    Caller caller = context.caller();
    return passwordCheck
        .again(caller, request.userPassword(), context.origin())
        .compose(credentials -> removal.remove(caller, credentials))
        .map(deleted -> new Outcome(ErrorCode.SUCCESS, new Done(), new SessionChange.LoggedOff()))
        .recover(DeleteUserHandler::unlessDeleted);
  }

  /** It was deleted on another connection just now. */
  private static Future<Outcome> unlessDeleted(Throwable failure) {
    return Future.failedFuture(
        failure instanceof Gone ? new ScrpError(ErrorCode.ID_PASSWORD_NOT_MATCH) : failure);
  }
}
