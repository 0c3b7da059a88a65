package chat.scrp.services.session;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.model.SessionObject;
import chat.scrp.protocol.model.Transport;
import chat.scrp.protocol.request.ChangeUserPassword;
import chat.scrp.protocol.request.EndSession;
import chat.scrp.protocol.request.GetSessions;
import chat.scrp.protocol.request.LogOut;
import chat.scrp.protocol.request.SetClientInfo;
import chat.scrp.protocol.response.ChangeUserPasswordResponse;
import chat.scrp.protocol.response.Done;
import chat.scrp.protocol.response.GetSessionsResponse;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.Outcome;
import chat.scrp.services.dispatch.RequestContext;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.dispatch.SessionChange;
import chat.scrp.services.password.Passwords;
import chat.scrp.services.presence.Presence;
import chat.scrp.services.user.Credentials;
import chat.scrp.services.user.PasswordCheck;
import io.vertx.core.Future;
import java.util.Comparator;
import java.util.Objects;

/** What one who is logged in does to its sessions. */
final class SessionHandlers {
  private final SessionStore sessions;
  private final Presence presence;
  private final PasswordCheck passwordCheck;
  private final Passwords passwords;

  SessionHandlers(
      SessionStore sessions, Presence presence, PasswordCheck passwordCheck, Passwords passwords) {
    this.sessions = sessions;
    this.presence = presence;
    this.passwordCheck = passwordCheck;
    this.passwords = passwords;
  }

  /** LOG_OUT. A session that ended by itself meanwhile is no error: it is what was asked for. */
  Future<Outcome> logOut(LogOut request, RequestContext context) {
    Caller caller = context.caller();
    return end(caller, caller.sessionId())
        .recover(
            failure ->
                failure instanceof ScrpError error
                        && error.code() == ErrorCode.INVALID_SESSION_TOKEN
                    ? Future.succeededFuture()
                    : Future.failedFuture(failure))
        .compose(ended -> presence.leave(caller.user(), caller.connection()))
        .map(left -> loggedOff());
  }

  /** END_SESSION. */
  Future<Outcome> endSession(EndSession request, RequestContext context) {
    Caller caller = context.caller();
    if (request.sessionId().equals(caller.sessionId())) {
      return logOut(new LogOut(), context);
    }
    return end(caller, request.sessionId())
        .map(ended -> new Outcome(ErrorCode.SUCCESS, new Done(), null));
  }

  /** SET_CLIENT_INFO. Its fields are checked by now; the gateway keeps them with the connection. */
  Future<Done> setClientInfo(SetClientInfo request, RequestContext context) {
    Caller caller = context.callerOrNull();
    if (caller == null) {
      return Future.succeededFuture(new Done());
    }
    SessionRecord.Place place =
        new SessionRecord.Place(
            context.origin().address(),
            context.origin().transport(),
            request.clientNickname(),
            request.clientVersion(),
            request.clientDescription());
    return sessions.describe(caller, place).map(noted -> new Done());
  }

  /** GET_SESSIONS. */
  Future<GetSessionsResponse> getSessions(GetSessions request, RequestContext context) {
    Caller caller = context.caller();
    return sessions
        .list(caller.user())
        .map(
            all ->
                new GetSessionsResponse(
                    all.stream()
                        .sorted(Comparator.comparingLong(one -> one.record().logInMs()))
                        .map(one -> object(one, caller))
                        .toList()));
  }

  /** CHANGE_USER_PASSWORD (2.4). */
  Future<ChangeUserPasswordResponse> changePassword(
      ChangeUserPassword request, RequestContext context) {
    Caller caller = context.caller();
    return passwordCheck
        .again(caller, request.oldUserPassword(), context.origin())
        .compose(
            checked ->
                passwords
                    .hash(request.newUserPassword())
                    .compose(hash -> change(caller, checked, hash)));
  }

  private Future<ChangeUserPasswordResponse> change(
      Caller caller, Credentials checked, String hash) {
    SessionToken fresh = SessionToken.fresh(caller.user(), caller.sessionId());
    return sessions
        .changePassword(caller, checked, hash, fresh, sessions.expiry())
        .map(changed -> new ChangeUserPasswordResponse(fresh.text()));
  }

  private Future<Void> end(Caller caller, String session) {
    return sessions
        .end(caller, session)
        .onSuccess(
            offline -> {
              if (offline) {
                presence.wentOffline(caller.user());
              }
            })
        .mapEmpty();
  }

  private static Outcome loggedOff() {
    return new Outcome(ErrorCode.SUCCESS, new Done(), new SessionChange.LoggedOff());
  }

  private static SessionObject object(SessionStore.Listed listed, Caller caller) {
    SessionRecord record = listed.record();
    return new SessionObject(
        listed.session(),
        listed.session().equals(caller.sessionId()),
        listed.connections(),
        Objects.requireNonNull(Transport.of(record.transport())),
        record.clientNickname(),
        record.clientVersion(),
        record.clientDescription(),
        record.address(),
        record.logIn(),
        record.seen());
  }
}
