package chat.scrp.services.room;

import static chat.scrp.services.room.RoomKeys.Part.BANS;
import static chat.scrp.services.room.RoomKeys.Part.DELIVERED;
import static chat.scrp.services.room.RoomKeys.Part.FAREWELLS;
import static chat.scrp.services.room.RoomKeys.Part.INVITATIONS;
import static chat.scrp.services.room.RoomKeys.Part.LOG;
import static chat.scrp.services.room.RoomKeys.Part.MEMBERS;
import static chat.scrp.services.room.RoomKeys.Part.OVERLAY;
import static chat.scrp.services.room.RoomKeys.Part.READ;
import static chat.scrp.services.room.RoomKeys.Part.REQUESTS;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.services.Limits;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.ConversationReader;
import chat.scrp.services.log.Entry;
import chat.scrp.services.log.EntryContext;
import chat.scrp.services.log.LogKeys;
import chat.scrp.services.log.LogReader;
import chat.scrp.services.log.ScriptAnswer;
import chat.scrp.services.redis.RedisLink;
import chat.scrp.services.redis.RedisScript;
import chat.scrp.services.redis.Reply;
import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who is a member of a room and in which role: one script for each change. */
final class MemberStore {
  private static final RedisScript INDEX_ADD = RedisScript.load("room_index_add");
  private static final RedisScript DOOR = RedisScript.load("room_door");
  private static final RedisScript PASSWORD_TRY = RedisScript.load("room_password_try");
  private static final RedisScript PASSWORD_UNTRY = RedisScript.load("room_password_untry");
  private static final RedisScript ENTER = RedisScript.load("room_enter");
  private static final RedisScript LEAVE = RedisScript.load("room_leave");
  private static final RedisScript REMOVE = RedisScript.load("room_member_remove");
  private static final RedisScript UNBAN = RedisScript.load("room_unban");
  private static final RedisScript BANS_OF = RedisScript.load("room_bans");
  private static final RedisScript ADMIN_SET = RedisScript.load("room_admin_set");
  private static final RedisScript ADMIN_REMOVE = RedisScript.load("room_admin_remove");
  private static final RedisScript TRANSFER = RedisScript.load("room_transfer");
  private static final RedisScript HEIR = RedisScript.load("room_heir");
  private static final RedisScript DEPART = RedisScript.load("room_depart");
  private static final RedisScript FORGET = RedisScript.load("room_forget_user");
  private static final int MOST_WRONG_PASSWORDS = 5;
  private static final Duration WRONG_PASSWORDS_COUNT = Duration.ofMinutes(5);

  private final RedisLink redis;
  private final Limits limits;

  MemberStore(RedisLink redis, Limits limits) {
    this.redis = redis;
    this.limits = limits;
  }

  /**
   * To be done before a user becomes a member: 412 when it is in too many rooms. An index that is
   * full is rid of what is void first.
   */
  Future<Response> indexRoom(long user, long room) {
    return addToIndex(user, room)
        .recover(
            failure ->
                RoomParts.is(failure, ErrorCode.LIMIT_REACHED)
                    ? dropVoid(user).compose(dropped -> addToIndex(user, room))
                    : Future.failedFuture(failure));
  }

  private Future<Response> addToIndex(long user, long room) {
    List<String> keys = List.of(LogKeys.meta(ConversationKey.own(user)), LogKeys.roomIndex(user));
    return run(INDEX_ADD, keys, room, limits.roomsPerUser());
  }

  /** Whoever opens all conversations drops the void ones. */
  private Future<?> dropVoid(long user) {
    ConversationReader reader = new LogReader(redis);
    return reader.conversations(user).compose(all -> reader.open(user, all));
  }

  Future<Door> door(long room, long user) {
    return run(DOOR, RoomKeys.of(room, MEMBERS, REQUESTS, BANS), user).map(Door::parse);
  }

  /** Counts an attempt at the password: 402 when there were too many. */
  Future<Response> tryPassword(long room, long user) {
    return run(
        PASSWORD_TRY,
        List.of(RoomKeys.wrongPasswords(room, user)),
        MOST_WRONG_PASSWORDS,
        WRONG_PASSWORDS_COUNT.toMillis());
  }

  /** Takes back an attempt that could not be checked. */
  Future<Response> untryPassword(long room, long user) {
    return run(PASSWORD_UNTRY, List.of(RoomKeys.wrongPasswords(room, user)));
  }

  /** The sequence number of the room's newest message. */
  Future<Long> enter(long room, Caller caller, Door door, Entry entry, EntryContext context) {
    return run(
            ENTER,
            RoomKeys.of(
                room, MEMBERS, LOG, DELIVERED, READ, FAREWELLS, REQUESTS, INVITATIONS, BANS),
            caller.user(),
            caller.connection(),
            door.access().number(),
            Objects.requireNonNullElse(door.password(), ""),
            limits.membersPerRoom(),
            entry.json(),
            context.json())
        .map(reply -> Reply.number(reply.get(0)));
  }

  Future<Response> leave(long room, Caller caller, Entry entry, EntryContext context) {
    return run(
        LEAVE,
        RoomKeys.of(room, MEMBERS, LOG, DELIVERED, READ, FAREWELLS),
        caller.user(),
        entry.json(),
        context.json());
  }

  /**
   * Removes a member, and bans it if so wanted.
   *
   * @param subject 0 for no user at all
   */
  Future<Response> remove(
      long room, Caller caller, long subject, boolean ban, Entry entry, EntryContext context) {
    return run(
        REMOVE,
        RoomKeys.of(room, MEMBERS, LOG, DELIVERED, READ, FAREWELLS, REQUESTS, INVITATIONS, BANS),
        caller.user(),
        caller.connection(),
        subject,
        ban ? 1 : 0,
        limits.bansPerRoom(),
        entry.json(),
        context.json());
  }

  Future<Response> unban(long room, Caller caller, long subject) {
    return run(UNBAN, RoomKeys.of(room, MEMBERS, BANS), caller.user(), subject);
  }

  /** Pairs of a banned user and {@code by ms}. */
  Future<Response> bans(long room, Caller caller) {
    return run(BANS_OF, RoomKeys.of(room, MEMBERS, BANS), caller.user());
  }

  Future<Response> setAdmin(
      long room, Caller caller, long subject, Entry entry, EntryContext context) {
    return run(
        ADMIN_SET,
        RoomKeys.of(room, MEMBERS, LOG),
        caller.user(),
        subject,
        limits.adminsPerRoom(),
        entry.json(),
        context.json());
  }

  Future<Response> removeAdmin(
      long room, Caller caller, long subject, Entry entry, EntryContext context) {
    return run(
        ADMIN_REMOVE,
        RoomKeys.of(room, MEMBERS, LOG),
        caller.user(),
        subject,
        entry.json(),
        context.json());
  }

  Future<Response> transfer(
      long room, Caller caller, long subject, Entry entry, EntryContext context) {
    return run(
        TRANSFER,
        RoomKeys.of(room, MEMBERS, LOG),
        caller.user(),
        subject,
        entry.json(),
        context.json());
  }

  /** What a room is to one who is deleted. */
  record Estate(String role, long heir, String roomId, String nickname) {
    boolean isMember() {
      return !role.isEmpty();
    }

    /** Whether the room goes with its owner. */
    boolean ends() {
      return role.equals("o") && heir == 0;
    }
  }

  Future<Estate> estate(long room, long user) {
    return run(HEIR, RoomKeys.of(room, MEMBERS), user)
        .map(
            reply ->
                new Estate(
                    reply.get(0).toString(),
                    Reply.number(reply.get(1)),
                    reply.get(2).toString(),
                    reply.get(3).toString()));
  }

  /** Ends the membership of one who is deleted; the room passes to the heir, or is removed. */
  Future<Response> depart(
      long room, Caller caller, long heir, EntryContext context, Departure entries) {
    return run(
        DEPART,
        RoomKeys.of(
            room, MEMBERS, LOG, OVERLAY, DELIVERED, READ, REQUESTS, INVITATIONS, BANS, FAREWELLS),
        caller.user(),
        caller.connection(),
        heir,
        context.json(),
        entries.roomRemoved().json(),
        entries.ownerChanged().json(),
        entries.leave().json(),
        entries.deleted().json());
  }

  /** What is appended for one who is deleted, as far as it applies. */
  record Departure(Entry roomRemoved, Entry ownerChanged, Entry leave, Entry deleted) {}

  /** Drops what a room keeps of one who is deleted and no member. */
  Future<Response> forget(long room, Caller caller) {
    return run(
        FORGET,
        RoomKeys.of(room, FAREWELLS, REQUESTS, INVITATIONS, MEMBERS),
        caller.user(),
        caller.connection());
  }

  private Future<Response> run(RedisScript script, List<String> keys, Object... args) {
    return redis.run(script, keys, args).map(MemberStore::checked);
  }

  static Response checked(@Nullable Response answer) {
    if (answer != null && Reply.isNumber(answer) && DoorChanged.isAnswer(Reply.number(answer))) {
      throw new DoorChanged();
    }
    return ScriptAnswer.checked(Objects.requireNonNull(answer));
  }
}
