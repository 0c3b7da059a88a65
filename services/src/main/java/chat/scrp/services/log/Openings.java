package chat.scrp.services.log;

import chat.scrp.services.redis.RedisLink;
import chat.scrp.services.redis.RedisScript;
import chat.scrp.services.redis.Reply;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a user stands in its conversations. Void members of its indexes are dropped on the way. */
final class Openings {
  private static final System.Logger LOG = System.getLogger(Openings.class.getName());
  private static final RedisScript ROOM = RedisScript.load("room_open");
  private static final RedisScript DROP = RedisScript.load("index_drop");
  private static final Duration VOID_AFTER = Duration.ofMinutes(1);

  private final RedisLink redis;
  private final ContextLookup lookup;

  Openings(RedisLink redis, ContextLookup lookup) {
    this.redis = redis;
    this.lookup = lookup;
  }

  Future<List<Opening>> of(long user, List<ConversationKey> conversations) {
    List<Future<Opening>> all = new ArrayList<>(conversations.size());
    for (ConversationKey conversation : conversations) {
      all.add(
          switch (conversation.kind()) {
            case ROOM -> room(user, conversation);
            case PAIR -> pair(user, conversation);
            case OWN -> own(conversation);
          });
    }
    return Future.all(all).map(done -> done.<Opening>list());
  }

  private Future<Opening> room(long user, ConversationKey room) {
    List<String> keys =
        List.of(
            LogKeys.meta(room),
            LogKeys.members(room),
            LogKeys.delivered(room),
            LogKeys.farewells(room));
    return redis.run(ROOM, keys, user).compose(reply -> room(user, room, reply));
  }

  private Future<Opening> room(long user, ConversationKey room, Response reply) {
    boolean open = Reply.number(reply.get(0)) == 1;
    Response farewell = reply.get(5);
    if (!open && farewell == null) {
      dropVoid(LogKeys.roomIndex(user), room.a());
    }
    return farewell == null
        ? Future.succeededFuture(room(room, open, reply, null))
        : farewell(user, room, reply.get(4).toString(), farewell.toBytes())
            .map(last -> room(room, open, reply, last));
  }

  private static Opening room(
      ConversationKey room, boolean open, Response reply, @Nullable Delivery farewell) {
    return new Opening(
        room,
        open,
        Position.parse(reply.get(6).toString()),
        Position.parse(reply.get(1).toString()),
        Position.parse(reply.get(2).toString()),
        false,
        (int) Reply.number(reply.get(3)),
        farewell);
  }

  /** Looks up the names that a farewell needs. */
  Future<Delivery> farewell(long user, ConversationKey room, String roomId, byte[] json) {
    Farewell farewell = Farewell.parse(json);
    Set<Long> named = new HashSet<>();
    named.add(user);
    if (farewell.entry().actor() != 0) {
      named.add(farewell.entry().actor());
    }
    return lookup
        .names(named, Set.of())
        .map(names -> farewell.delivery(room, user, names.withRoom(room.a(), roomId, null)));
  }

  private Future<Opening> pair(long user, ConversationKey pair) {
    return fields(pair, "d" + user, "last", "f")
        .map(
            found -> {
              boolean open = found.get(1) != null || found.get(2) != null;
              if (!open) {
                dropVoid(LogKeys.pairIndex(user), pair.peerOf(user));
              }
              return new Opening(
                  pair,
                  open,
                  Position.START,
                  position(found.get(0)),
                  position(found.get(1)),
                  found.get(2) != null,
                  0,
                  null);
            });
  }

  private Future<Opening> own(ConversationKey own) {
    return fields(own, "od", "olast", "id")
        .map(
            found ->
                new Opening(
                    own,
                    found.get(2) != null,
                    Position.START,
                    position(found.get(0)),
                    position(found.get(1)),
                    false,
                    0,
                    null));
  }

  private Future<Response> fields(ConversationKey conversation, String... fields) {
    Request request = Request.cmd(Command.HMGET).arg(LogKeys.meta(conversation));
    for (String field : fields) {
      request.arg(field);
    }
    return redis.send(request);
  }

  private static long position(@Nullable Response id) {
    return id == null ? Position.START : Position.parse(id.toString());
  }

  /** Nobody waits for it: what stays is dropped another time. */
  private void dropVoid(String index, long member) {
    redis
        .run(DROP, List.of(index), member, VOID_AFTER.toMillis())
        .onFailure(
            e -> LOG.log(System.Logger.Level.DEBUG, () -> "a void member stays in " + index, e));
  }
}
