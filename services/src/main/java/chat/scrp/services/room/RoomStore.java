package chat.scrp.services.room;

import static chat.scrp.services.room.RoomKeys.Part.BANS;
import static chat.scrp.services.room.RoomKeys.Part.DELIVERED;
import static chat.scrp.services.room.RoomKeys.Part.INVITATIONS;
import static chat.scrp.services.room.RoomKeys.Part.LOG;
import static chat.scrp.services.room.RoomKeys.Part.MEMBERS;
import static chat.scrp.services.room.RoomKeys.Part.OVERLAY;
import static chat.scrp.services.room.RoomKeys.Part.READ;
import static chat.scrp.services.room.RoomKeys.Part.REQUESTS;

import chat.scrp.protocol.request.CreateRoom;
import chat.scrp.services.directory.Directory;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.log.Entry;
import chat.scrp.services.log.EntryContext;
import chat.scrp.services.log.ScriptAnswer;
import chat.scrp.services.redis.RedisLink;
import chat.scrp.services.redis.RedisScript;
import chat.scrp.services.redis.Reply;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Rooms themselves: their names, what they are like, and what a user sees of them. */
final class RoomStore {
  private static final RedisScript CREATE = RedisScript.load("room_create");
  private static final RedisScript CLAIM = RedisScript.load("name_claim");
  private static final RedisScript RELEASE = RedisScript.load("name_release");
  private static final RedisScript REMOVE = RedisScript.load("room_remove");
  private static final RedisScript CHANGE = RedisScript.load("room_change");
  private static final RedisScript ROLE = RedisScript.load("room_role");
  private static final RedisScript GET = RedisScript.load("room_get");
  private static final RedisScript MEMBERS_OF = RedisScript.load("room_members");

  private final RedisLink redis;

  RoomStore(RedisLink redis) {
    this.redis = redis;
  }

  /** Whether a room of that ID exists; the number of one that is gone but still has the name. */
  Future<Taken> taken(String roomId) {
    return redis
        .send(Request.cmd(Command.GET).arg(Directory.roomKey(roomId)))
        .compose(
            number ->
                number == null
                    ? Future.succeededFuture(new Taken(false, ""))
                    : isGone(Reply.number(number)));
  }

  /**
   * @param gone the number of a removed room that still holds the name, or ""
   */
  record Taken(boolean exists, String gone) {}

  private Future<Taken> isGone(long room) {
    return redis
        .send(Request.cmd(Command.HMGET).arg(RoomKeys.of(room).get(0)).arg("id").arg("gone"))
        .map(
            found -> {
              boolean exists = found.get(0) != null && found.get(1) == null;
              return new Taken(exists, exists ? "" : String.valueOf(room));
            });
  }

  /** Writes a new room, which is not to be found before {@link #claim}. */
  Future<Response> create(long room, CreateRoom request, @Nullable String password, long owner) {
    return run(
        CREATE,
        RoomKeys.of(room, MEMBERS, DELIVERED, READ),
        request.roomId(),
        request.roomNickname(),
        request.roomAccess().number(),
        Objects.requireNonNullElse(password, ""),
        request.roomHistory().number(),
        owner);
  }

  /** Takes the ID for the room; false when it is taken. */
  Future<Boolean> claim(String roomId, long room, String gone) {
    return redis
        .run(CLAIM, List.of(Directory.roomKey(roomId)), room, gone)
        .map(claimed -> Reply.number(claimed) == 1);
  }

  /** Takes back {@link #create} after the ID was taken by another. */
  Future<Response> drop(long room) {
    Request delete = Request.cmd(Command.DEL);
    RoomKeys.of(room, MEMBERS, DELIVERED, READ).forEach(delete::arg);
    return redis.send(delete);
  }

  /** The nickname of the room that is removed. */
  Future<String> remove(long room, Caller caller, Entry entry, EntryContext context) {
    return run(
            REMOVE,
            RoomKeys.of(room, MEMBERS, LOG, OVERLAY, DELIVERED, READ, REQUESTS, INVITATIONS, BANS),
            caller.user(),
            caller.connection(),
            entry.json(),
            context.json())
        .map(reply -> reply.get(0).toString());
  }

  Future<Response> release(String roomId, long room) {
    return redis.run(RELEASE, List.of(Directory.roomKey(roomId)), room);
  }

  /**
   * Sets fields of a room.
   *
   * @param roles the letters of the roles that may
   * @param fields names and values; an empty {@code pw} is removed
   * @return the old value of the first field
   */
  Future<String> change(
      long room, long caller, String roles, Entry entry, EntryContext context, Object... fields) {
    List<Object> args = new ArrayList<>();
    args.add(caller);
    args.add(roles);
    args.add(entry.json());
    args.add(context.json());
    args.addAll(List.of(fields));
    return run(CHANGE, RoomKeys.of(room, MEMBERS, LOG), args.toArray())
        .map(reply -> reply.get(0).toString());
  }

  /** The letter of a user's role, or "" when it is no member. */
  Future<String> role(long room, long user) {
    return run(ROLE, RoomKeys.of(room, MEMBERS), user).map(Response::toString);
  }

  /** The number of the owner, or 0 when the room is gone. */
  Future<Long> owner(long room) {
    return redis
        .send(Request.cmd(Command.HGET).arg(RoomKeys.of(room).get(0)).arg("owner"))
        .map(owner -> owner == null ? 0 : Reply.number(owner));
  }

  Future<RoomView> view(long room, long user) {
    return run(GET, RoomKeys.of(room, MEMBERS, LOG, OVERLAY, READ), user).map(RoomView::parse);
  }

  /** Pairs of a member and {@code role entered enteredMs appointedMs}. */
  Future<Response> members(long room, long caller) {
    return run(MEMBERS_OF, RoomKeys.of(room, MEMBERS), caller);
  }

  private Future<Response> run(RedisScript script, List<String> keys, Object... args) {
    return redis.run(script, keys, args).map(ScriptAnswer::checked);
  }
}
