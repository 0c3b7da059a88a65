package chat.scrp.services.session;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.request.LogIn;
import chat.scrp.protocol.request.ResumeSession;
import chat.scrp.protocol.response.LogInResponse;
import chat.scrp.services.account.UserDeletion;
import chat.scrp.services.directory.Directory;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.Gone;
import chat.scrp.services.dispatch.Origin;
import chat.scrp.services.dispatch.Outcome;
import chat.scrp.services.dispatch.RequestContext;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.dispatch.SessionChange;
import chat.scrp.services.presence.Presence;
import chat.scrp.services.session.SessionStore.Opened;
import chat.scrp.services.stats.StoreState;
import chat.scrp.services.user.Credentials;
import chat.scrp.services.user.PasswordCheck;
import io.vertx.core.Future;

/** LOG_IN (2.2) and RESUME_SESSION: what logs a connection in. */
final class LogInHandlers {
  private final PasswordCheck passwordCheck;
  private final SessionStore sessions;
  private final Presence presence;
  private final StoreState store;
  private final Directory directory;
  private final UserDeletion deletion;

  LogInHandlers(
      PasswordCheck passwordCheck,
      SessionStore sessions,
      Presence presence,
      StoreState store,
      Directory directory,
      UserDeletion deletion) {
    this.passwordCheck = passwordCheck;
    this.sessions = sessions;
    this.presence = presence;
    this.store = store;
    this.directory = directory;
    this.deletion = deletion;
  }

  Future<Outcome> logIn(LogIn request, RequestContext context) {
    return passwordCheck
        .logIn(request.userId(), request.userPassword(), context.origin())
        .compose(credentials -> open(request, credentials, context.origin()));
  }

  private Future<Outcome> open(LogIn request, Credentials credentials, Origin origin) {
    long user = credentials.user();
    SessionToken token = SessionToken.fresh(user, SessionToken.newSession());
    long expires = sessions.expiry();
    Caller caller = new Caller(user, request.userId(), token.session(), origin.connection());
    return presence
        .enter(user, origin.connection(), token.session())
        .compose(noted -> sessions.open(credentials, token, origin, expires))
        .compose(opened -> unlessLeaving(opened, caller))
        .onSuccess(opened -> tell(user, opened == Opened.USER_WAS_OFFLINE))
        .map(opened -> loggedIn(caller, token, expires, request.pushAck()))
        .onFailure(failure -> presence.undo(user, origin.connection(), token.session()))
        .recover(failure -> deletedMeanwhile(request.userId(), failure));
  }

  /** A deletion that was interrupted ends now; there is nobody to log in as. */
  private Future<Opened> unlessLeaving(Opened opened, Caller caller) {
    if (opened != Opened.USER_IS_LEAVING) {
      return Future.succeededFuture(opened);
    }
    return deletion
        .finish(caller)
        .compose(deleted -> Future.failedFuture(new ScrpError(ErrorCode.ID_PASSWORD_NOT_MATCH)));
  }

  private Future<Outcome> deletedMeanwhile(String userId, Throwable failure) {
    if (failure instanceof Gone) {
      directory.forgetUser(userId);
      return Future.failedFuture(new ScrpError(ErrorCode.ID_PASSWORD_NOT_MATCH));
    }
    return Future.failedFuture(failure);
  }

  Future<Outcome> resume(ResumeSession request, RequestContext context) {
    Origin origin = context.origin();
    SessionToken old = SessionToken.parse(request.sessionToken());
    return sessions.look(old).compose(known -> resume(request, old, origin));
  }

  private Future<Outcome> resume(ResumeSession request, SessionToken old, Origin origin) {
    SessionToken fresh = SessionToken.fresh(old.user(), old.session());
    long expires = sessions.expiry();
    return presence
        .enter(old.user(), origin.connection(), old.session())
        .compose(noted -> sessions.resume(old, fresh, origin, expires))
        .onSuccess(resumed -> tell(old.user(), resumed.wasOffline()))
        .map(
            resumed ->
                loggedIn(
                    new Caller(old.user(), resumed.userId(), old.session(), origin.connection()),
                    fresh,
                    expires,
                    request.pushAck()))
        .onFailure(failure -> presence.undo(old.user(), origin.connection(), ""));
  }

  private void tell(long user, boolean wasOffline) {
    if (wasOffline) {
      presence.cameOnline(user);
    }
  }

  private Outcome loggedIn(Caller caller, SessionToken token, long expires, boolean pushAck) {
    LogInResponse response =
        new LogInResponse(caller.sessionId(), token.text(), expires, store.epoch());
    return new Outcome(ErrorCode.SUCCESS, response, new SessionChange.LoggedIn(caller, pushAck));
  }
}
