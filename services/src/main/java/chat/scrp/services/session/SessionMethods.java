package chat.scrp.services.session;

import chat.scrp.protocol.Method;
import chat.scrp.protocol.request.ChangeUserPassword;
import chat.scrp.protocol.request.EndSession;
import chat.scrp.protocol.request.GetSessions;
import chat.scrp.protocol.request.LogIn;
import chat.scrp.protocol.request.LogOut;
import chat.scrp.protocol.request.ResumeSession;
import chat.scrp.protocol.request.SetClientInfo;
import chat.scrp.services.ServiceParts;
import chat.scrp.services.account.UserDeletion;
import chat.scrp.services.dispatch.RequestHandlers;
import chat.scrp.services.user.PasswordCheck;

/** Adds the methods about sessions to those of the user service. */
public final class SessionMethods {
  private SessionMethods() {}

  public static void add(
      RequestHandlers handlers,
      ServiceParts parts,
      PasswordCheck passwordCheck,
      UserDeletion deletion) {
    SessionStore store =
        new SessionStore(
            parts.links().current(), parts.config().limits(), parts.config().sessionLife());
    LogInHandlers logIns =
        new LogInHandlers(
            passwordCheck,
            store,
            parts.presence(),
            parts.store(),
            parts.directories().current(),
            deletion);
    SessionHandlers sessions =
        new SessionHandlers(store, parts.presence(), passwordCheck, parts.passwords());
    handlers
        .onSession(Method.LOG_IN, LogIn.class, logIns::logIn)
        .onSession(Method.RESUME_SESSION, ResumeSession.class, logIns::resume)
        .onSession(Method.LOG_OUT, LogOut.class, sessions::logOut)
        .onSession(Method.END_SESSION, EndSession.class, sessions::endSession)
        .on(Method.SET_CLIENT_INFO, SetClientInfo.class, sessions::setClientInfo)
        .on(Method.GET_SESSIONS, GetSessions.class, sessions::getSessions)
        .on(Method.CHANGE_USER_PASSWORD, ChangeUserPassword.class, sessions::changePassword);
  }
}
