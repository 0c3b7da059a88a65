package chat.scrp.services.session;

import chat.scrp.services.ServiceParts;
import chat.scrp.services.password.Passwords;
import chat.scrp.services.presence.Presence;
import io.vertx.core.Future;

/** Gives a user another password without knowing the old one: for operators. */
public final class PasswordReset {
  private final SessionStore sessions;
  private final Passwords passwords;
  private final Presence presence;

  /** For the current event loop. */
  public PasswordReset(ServiceParts parts) {
    sessions =
        new SessionStore(
            parts.links().current(), parts.config().limits(), parts.config().sessionLife());
    passwords = parts.passwords();
    presence = parts.presence();
  }

  /** Hashes and stores it, and ends all sessions; fails with Gone where there is no such user. */
  public Future<Void> reset(long user, String password) {
    return passwords
        .hash(password)
        .compose(hash -> sessions.resetPassword(user, hash))
        .onSuccess(
            offline -> {
              if (offline) {
                presence.wentOffline(user);
              }
            })
        .mapEmpty();
  }
}
