package chat.scrp.services.user;

import chat.scrp.services.directory.Directory;
import chat.scrp.services.dispatch.Gone;
import chat.scrp.services.log.FormerId;
import chat.scrp.services.log.ScriptAnswer;
import chat.scrp.services.redis.RedisLink;
import chat.scrp.services.redis.RedisScript;
import chat.scrp.services.redis.Reply;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Users themselves. Hash {@code {u:N}}: {@code id}, {@code nick}, {@code desc}, {@code signup} (s),
 * {@code seen} (s, last log-off), {@code pw} (PHC string), {@code on} (what others were told of its
 * presence), {@code del} (s, once its deletion began), and the head of its own log. String {@code
 * n:u:{ID}}: N. Of a deleted user, {@code was} alone, until it expires. Hash {@code {u:N}:c}: live
 * connections.
 */
public final class UserStore {
  private static final RedisScript CREATE = RedisScript.load("user_create");
  private static final RedisScript CLAIM = RedisScript.load("name_claim");
  private static final RedisScript RELEASE = RedisScript.load("name_release");
  private static final RedisScript CHANGE = RedisScript.load("user_change");
  private static final RedisScript DELETE_BEGIN = RedisScript.load("user_delete_begin");
  private static final RedisScript DELETE_END = RedisScript.load("user_delete_end");

  private final RedisLink redis;

  public UserStore(RedisLink redis) {
    this.redis = redis;
  }

  public static String key(long user) {
    return "{u:" + user + '}';
  }

  /** Whether an ID is taken. */
  public Future<Boolean> exists(String userId) {
    return redis
        .send(Request.cmd(Command.EXISTS).arg(Directory.userKey(userId)))
        .map(found -> Reply.number(found) == 1);
  }

  /** Writes the profile of a new user, who cannot be found before {@link #claim}. */
  public Future<Response> create(long user, String userId, String nickname, String hash) {
    return redis.run(CREATE, List.of(key(user)), userId, nickname, hash);
  }

  /** Takes the ID for the user; false when it is taken. */
  public Future<Boolean> claim(String userId, long user) {
    return redis
        .run(CLAIM, List.of(Directory.userKey(userId)), user, "")
        .map(claimed -> Reply.number(claimed) == 1);
  }

  /** Frees the ID, if it is still the user's. */
  public Future<Boolean> release(String userId, long user) {
    return redis
        .run(RELEASE, List.of(Directory.userKey(userId)), user)
        .map(released -> Reply.number(released) == 1);
  }

  /** The profiles of all that exist, by number; one round trip. */
  public Future<Map<Long, Profile>> profiles(Collection<Long> users) {
    List<Long> numbers = List.copyOf(new LinkedHashSet<>(users));
    List<Future<Response>> fields = new ArrayList<>();
    List<Future<Response>> connections = new ArrayList<>();
    for (long user : numbers) {
      fields.add(get(user, "id", "nick", "desc", "signup", "seen"));
      connections.add(redis.send(Request.cmd(Command.HLEN).arg(key(user) + ":c")));
    }
    List<Future<?>> all = new ArrayList<>(fields);
    all.addAll(connections);
    return Future.all(all)
        .map(
            done -> {
              Map<Long, Profile> profiles = new LinkedHashMap<>();
              for (int i = 0; i < numbers.size(); i++) {
                boolean online = Reply.number(connections.get(i).result()) > 0;
                Profile profile = profile(numbers.get(i), fields.get(i).result(), online);
                if (profile != null) {
                  profiles.put(numbers.get(i), profile);
                }
              }
              return profiles;
            });
  }

  /** One profile; fails with {@link Gone}. */
  public Future<Profile> profile(long user) {
    return profiles(List.of(user))
        .map(
            found -> {
              Profile profile = found.get(user);
              if (profile == null) {
                throw new Gone();
              }
              return profile;
            });
  }

  /** The hash of the password; fails with {@link Gone}. */
  public Future<Credentials> credentials(long user) {
    return get(user, "pw")
        .map(
            fields -> {
              Response hash = fields.get(0);
              if (hash == null) {
                throw new Gone();
              }
              return new Credentials(user, hash.toString());
            });
  }

  /** Changes a field from the value that was read; false when it has another one by now. */
  public Future<Boolean> change(long user, String field, String old, String value) {
    return redis
        .run(CHANGE, List.of(key(user)), field, old, value)
        .map(
            answer -> {
              if (Reply.number(answer) == -1) {
                throw new Gone();
              }
              return Reply.number(answer) == 900;
            });
  }

  /** Ends all sessions of one who is to be deleted; 403 when its password is another one by now. */
  public Future<Response> beginDeletion(Credentials credentials, String channel, String publish) {
    String key = key(credentials.user());
    return redis
        .run(
            DELETE_BEGIN,
            List.of(key, key + ":s", key + ":c"),
            credentials.hash(),
            channel,
            publish)
        .map(ScriptAnswer::checked);
  }

  /**
   * Forgets all that is left of a user, but what those who are away need to be told of it.
   *
   * @param known how long that is kept
   */
  public Future<Response> endDeletion(long user, String userId, Duration known) {
    return redis.run(DELETE_END, keys(user), FormerId.seal(user, userId), known.toMillis());
  }

  /** Forgets a user whom nobody knows. */
  public Future<Response> forget(long user) {
    return redis.run(DELETE_END, keys(user), "", 0);
  }

  private static List<String> keys(long user) {
    String key = key(user);
    List<String> keys = new ArrayList<>();
    keys.add(key);
    for (String part : List.of("l", "s", "c", "e", "r", "p", "q", "t", "b")) {
      keys.add(key + ':' + part);
    }
    return keys;
  }

  /** Forgets from where the user of an ID logged in, so that a later one does not inherit it. */
  public Future<Response> forgetAddresses(String userId) {
    return redis.send(Request.cmd(Command.DEL).arg(Attempts.knownAddresses(userId)));
  }

  private Future<Response> get(long user, String... fields) {
    Request request = Request.cmd(Command.HMGET).arg(key(user));
    for (String field : fields) {
      request.arg(field);
    }
    return redis.send(request);
  }

  private static @Nullable Profile profile(long user, Response fields, boolean online) {
    Response id = fields.get(0);
    if (id == null) {
      return null;
    }
    return new Profile(
        user,
        id.toString(),
        Reply.text(fields.get(1)),
        Reply.text(fields.get(2)),
        Reply.number(fields.get(3)),
        Reply.number(fields.get(4)),
        online);
  }
}
