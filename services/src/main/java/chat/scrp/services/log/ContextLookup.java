package chat.scrp.services.log;

import chat.scrp.services.log.EntryContext.Name;
import chat.scrp.services.redis.RedisLink;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Names of the users and rooms that entries are about, in one round trip; nothing is kept. */
public final class ContextLookup {
  private final RedisLink redis;

  public ContextLookup(RedisLink redis) {
    this.redis = redis;
  }

  /** Looks up numbers; who or what does not exist is not in the result. */
  public Future<EntryContext> names(Set<Long> users, Set<Long> rooms) {
    return names(users, rooms, Set.of());
  }

  /**
   * As {@link #names(Set, Set)}.
   *
   * @param described those of the users whose descriptions are needed, too
   */
  Future<EntryContext> names(Set<Long> users, Set<Long> rooms, Set<Long> described) {
    Map<Long, Name> userNames = new HashMap<>();
    Map<Long, String> former = new HashMap<>();
    Map<Long, Name> roomNames = new HashMap<>();
    List<Future<?>> calls = new ArrayList<>(users.size() + rooms.size());
    for (long user : users) {
      calls.add(
          fields(LogKeys.meta(ConversationKey.own(user)), userFields(described.contains(user)))
              .onSuccess(found -> putUser(userNames, former, user, found)));
    }
    for (long room : rooms) {
      calls.add(
          fields(LogKeys.meta(ConversationKey.room(room)), "id", "nick", "gone")
              .onSuccess(found -> putRoom(roomNames, room, found)));
    }
    return Future.all(calls)
        .map(done -> new EntryContext(userNames, roomNames, List.of(), List.of(), former));
  }

  private Future<Response> fields(String key, String... fields) {
    Request request = Request.cmd(Command.HMGET).arg(key);
    for (String field : fields) {
      request.arg(field);
    }
    return redis.send(request);
  }

  private static String[] userFields(boolean described) {
    return described
        ? new String[] {"id", "nick", FormerId.FIELD, "desc"}
        : new String[] {"id", "nick", FormerId.FIELD};
  }

  private static void putUser(
      Map<Long, Name> names, Map<Long, String> former, long user, Response found) {
    Response id = found.get(0);
    Response was = found.get(2);
    if (id != null) {
      String description = found.size() > 3 ? text(found.get(3)) : null;
      names.put(user, new Name(id.toString(), text(found.get(1)), description));
    } else if (was != null) {
      former.put(user, FormerId.open(user, was.toString()));
    }
  }

  private static void putRoom(Map<Long, Name> names, long room, Response found) {
    if (found.get(2) == null) {
      put(names, room, found);
    }
  }

  private static void put(Map<Long, Name> names, long number, Response found) {
    Response id = found.get(0);
    Response nickname = found.get(1);
    if (id != null) {
      names.put(number, new Name(id.toString(), text(nickname)));
    }
  }

  private static @Nullable String text(@Nullable Response response) {
    return response == null ? null : response.toString();
  }
}
