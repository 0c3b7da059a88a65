package chat.scrp.services.session;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.model.LogOffReason;
import chat.scrp.services.Limits;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.Origin;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.log.PublishedWriter;
import chat.scrp.services.log.ScriptAnswer;
import chat.scrp.services.redis.RedisLink;
import chat.scrp.services.redis.RedisScript;
import chat.scrp.services.redis.Reply;
import chat.scrp.services.user.Credentials;
import chat.scrp.services.user.UserStore;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The sessions of users: hash {@code {u:N}:s}, session to {@link SessionRecord}; hash {@code
 * {u:N}:c}, live connection to {@code session ms}.
 */
final class SessionStore {
  private static final RedisScript OPEN = RedisScript.load("session_open");
  private static final RedisScript RESUME = RedisScript.load("session_resume");
  private static final RedisScript END = RedisScript.load("session_end");
  private static final RedisScript LIST = RedisScript.load("session_list");
  private static final RedisScript DESCRIBE = RedisScript.load("session_describe");
  private static final RedisScript PASSWORD = RedisScript.load("password_change");
  private static final RedisScript RESET = RedisScript.load("password_reset");
  private static final String ANY_SESSION = "@session@";
  private static final String ANY_CONNECTION = "@connection@";
  private static final long USED_TOKEN_LIVES_MS = 60_000;
  private static final int MOST_TOKENS = 32;

  private final RedisLink redis;
  private final Limits limits;
  private final Duration life;

  SessionStore(RedisLink redis, Limits limits, Duration life) {
    this.redis = redis;
    this.limits = limits;
    this.life = life;
  }

  /** When a session that is used now expires, seconds. */
  long expiry() {
    return (redis.redisNow() + life.toMillis()) / 1000;
  }

  /** What became of a log-in. */
  enum Opened {
    USER_WAS_OFFLINE,
    USER_WAS_ONLINE,
    /** The user's deletion began and did not end. */
    USER_IS_LEAVING;

    static Opened of(long answer) {
      if (answer < 0) {
        return USER_IS_LEAVING;
      }
      return answer == 1 ? USER_WAS_OFFLINE : USER_WAS_ONLINE;
    }
  }

  /** Logs a connection in with a new session. */
  Future<Opened> open(Credentials credentials, SessionToken token, Origin origin, long expires) {
    SessionRecord session = SessionRecord.begin(origin, token.hash(), redis.redisNow(), expires);
    String forced =
        PublishedWriter.loggedOff(LogOffReason.TOO_MANY_SESSIONS, ANY_SESSION, null, null, null);
    return run(
            OPEN,
            credentials.user(),
            token.session(),
            session.json(),
            origin.connection(),
            credentials.hash(),
            limits.sessionsPerUser(),
            channel(credentials.user()),
            forced)
        .map(reply -> Opened.of(Reply.number(reply.get(0))));
  }

  /** Fails with 355 when a token is surely of no use; {@link #resume} decides. */
  Future<Void> look(SessionToken token) {
    return redis
        .send(
            Request.cmd(Command.HGET).arg(UserStore.key(token.user()) + ":s").arg(token.session()))
        .map(
            json -> {
              if (json == null
                  || !SessionRecord.parse(json.toBytes()).tokens().containsKey(token.hash())) {
                throw new ScrpError(ErrorCode.INVALID_SESSION_TOKEN);
              }
              return null;
            });
  }

  /** What RESUME found. */
  record Resumed(boolean wasOffline, String userId) {}

  /** Adds a connection to a session; fails with 355. */
  Future<Resumed> resume(SessionToken old, SessionToken fresh, Origin origin, long expires) {
    String forced =
        PublishedWriter.loggedOff(
            LogOffReason.TOO_MANY_CONNECTIONS, old.session(), null, ANY_CONNECTION, null);
    return run(
            RESUME,
            old.user(),
            old.session(),
            old.hash(),
            fresh.hash(),
            origin.connection(),
            expires,
            limits.connectionsPerSession(),
            USED_TOKEN_LIVES_MS,
            MOST_TOKENS,
            channel(old.user()),
            forced,
            SessionRecord.Place.of(origin).json())
        .map(reply -> new Resumed(Reply.number(reply.get(0)) == 1, Reply.text(reply.get(1))));
  }

  /**
   * Ends a session of the caller; fails with 355. The calling connection is not told.
   *
   * @return whether the user is offline by it
   */
  Future<Boolean> end(Caller caller, String session) {
    String forced =
        PublishedWriter.loggedOff(
            LogOffReason.SESSION_ENDED, session, null, null, caller.connection());
    return run(END, caller.user(), session, channel(caller.user()), forced)
        .map(reply -> Reply.number(reply.get(0)) == 1);
  }

  /** Changes the password, and ends all sessions but the caller's, and all tokens. */
  Future<Response> changePassword(
      Caller caller, Credentials checked, String hash, SessionToken fresh, long expires) {
    String forced =
        PublishedWriter.loggedOff(
            LogOffReason.PASSWORD_CHANGED, null, caller.sessionId(), null, null);
    return run(
        PASSWORD,
        caller.user(),
        checked.hash(),
        hash,
        caller.sessionId(),
        fresh.hash(),
        expires,
        channel(caller.user()),
        forced);
  }

  /**
   * Gives a user a password and ends all its sessions.
   *
   * @return whether the user is offline by it
   */
  Future<Boolean> resetPassword(long user, String hash) {
    String forced =
        PublishedWriter.loggedOff(LogOffReason.PASSWORD_CHANGED, null, null, null, null);
    return run(RESET, user, hash, channel(user), forced)
        .map(reply -> Reply.number(reply.get(0)) == 1);
  }

  /** Notes what a client says of itself; what it does not say stays. */
  Future<Void> describe(Caller caller, SessionRecord.Place place) {
    return redis
        .run(
            DESCRIBE,
            List.of(UserStore.key(caller.user()) + ":s"),
            caller.sessionId(),
            place.json())
        .mapEmpty();
  }

  /** A session with the number of its live connections. */
  record Listed(String session, SessionRecord record, long connections) {}

  /** All that have not expired. */
  Future<List<Listed>> list(long user) {
    String key = UserStore.key(user);
    return redis
        .run(LIST, List.of(key + ":s", key + ":c"), redis.redisNow() / 1000)
        .map(
            reply -> {
              List<Listed> sessions = new ArrayList<>();
              for (int i = 0; i < reply.size(); i += 3) {
                sessions.add(
                    new Listed(
                        reply.get(i).toString(),
                        SessionRecord.parse(reply.get(i + 1).toBytes()),
                        Reply.number(reply.get(i + 2))));
              }
              return sessions;
            });
  }

  private Future<Response> run(RedisScript script, long user, Object... args) {
    String key = UserStore.key(user);
    return redis
        .run(script, List.of(key, key + ":s", key + ":c", key + ":e"), args)
        .map(ScriptAnswer::checked);
  }

  private static String channel(long user) {
    return PublishedWriter.userChannel(user);
  }
}
