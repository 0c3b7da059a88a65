package chat.scrp.services.user;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.services.directory.Directory;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.Gone;
import chat.scrp.services.dispatch.Origin;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.password.Passwords;
import chat.scrp.services.redis.RedisLink;
import io.vertx.core.Future;
import java.util.Optional;

/**
 * Checks the password of a user: one rule and one counter for LOG_IN, DELETE_USER and
 * CHANGE_USER_PASSWORD. It fails with 402 or 403, and takes as long for a user that does not exist.
 */
public final class PasswordCheck {
  private final UserStore users;
  private final Directory directory;
  private final Passwords passwords;
  private final Attempts attempts;

  public PasswordCheck(RedisLink redis, UserStore users, Directory directory, Passwords passwords) {
    this.users = users;
    this.directory = directory;
    this.passwords = passwords;
    this.attempts = new Attempts(redis);
  }

  /** For a log-in: the user is found by its ID. A hash with old parameters is renewed. */
  public Future<Credentials> logIn(String userId, String password, Origin origin) {
    return attempts
        .check(userId, origin.address())
        .compose(allowed -> find(userId))
        .compose(found -> compare(userId, password, origin, found, true))
        .compose(credentials -> renew(credentials, password));
  }

  /** For one who is logged in. */
  public Future<Credentials> again(Caller caller, String password, Origin origin) {
    return attempts
        .check(caller.userId(), origin.address())
        .compose(allowed -> optional(users.credentials(caller.user())))
        .compose(found -> compare(caller.userId(), password, origin, found, false));
  }

  private Future<Optional<Credentials>> find(String userId) {
    return optional(directory.withUser(userId, users::credentials));
  }

  private static Future<Optional<Credentials>> optional(Future<Credentials> found) {
    return found
        .map(Optional::of)
        .recover(
            failure ->
                isNobody(failure)
                    ? Future.succeededFuture(Optional.empty())
                    : Future.failedFuture(failure));
  }

  private static boolean isNobody(Throwable failure) {
    return failure instanceof Gone
        || (failure instanceof ScrpError error && error.code() == ErrorCode.USER_NOT_FOUND);
  }

  private Future<Credentials> compare(
      String userId,
      String password,
      Origin origin,
      Optional<Credentials> found,
      boolean remember) {
    return passwords
        .matches(password, found.map(Credentials::hash).orElse(null))
        .compose(right -> attempts.count(userId, origin.address(), right, remember))
        .map(counted -> found.orElseThrow());
  }

  /** When the parameters of hashes have changed, the password gets a hash with the new ones. */
  private Future<Credentials> renew(Credentials old, String password) {
    if (!passwords.isOutdated(old.hash())) {
      return Future.succeededFuture(old);
    }
    return passwords
        .hash(password)
        .compose(
            hash ->
                users
                    .change(old.user(), "pw", old.hash(), hash)
                    .map(changed -> changed ? new Credentials(old.user(), hash) : old));
  }
}
