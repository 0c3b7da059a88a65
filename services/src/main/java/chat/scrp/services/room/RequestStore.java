package chat.scrp.services.room;

import static chat.scrp.services.room.RoomKeys.Part.BANS;
import static chat.scrp.services.room.RoomKeys.Part.DELIVERED;
import static chat.scrp.services.room.RoomKeys.Part.FAREWELLS;
import static chat.scrp.services.room.RoomKeys.Part.INVITATIONS;
import static chat.scrp.services.room.RoomKeys.Part.LOG;
import static chat.scrp.services.room.RoomKeys.Part.MEMBERS;
import static chat.scrp.services.room.RoomKeys.Part.READ;
import static chat.scrp.services.room.RoomKeys.Part.REQUESTS;

import chat.scrp.protocol.model.RequestKind;
import chat.scrp.services.Limits;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.log.Entry;
import chat.scrp.services.log.EntryContext;
import chat.scrp.services.redis.RedisLink;
import chat.scrp.services.redis.RedisScript;
import chat.scrp.services.redis.Reply;
import chat.scrp.services.room.RoomRequests.Pending;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Entry requests and invitations: where they are found, and the truth in the room. */
final class RequestStore {
  private static final System.Logger LOGGER = System.getLogger(RequestStore.class.getName());
  private static final RedisScript ASK = RedisScript.load("room_request");
  private static final RedisScript LOOK = RedisScript.load("room_request_look");
  private static final RedisScript DECIDE = RedisScript.load("room_request_decide");
  private static final RedisScript INVITE = RedisScript.load("room_invite");
  private static final RedisScript DECIDE_INVITATION = RedisScript.load("room_invitation_decide");
  private static final RedisScript OPEN = RedisScript.load("room_requests");

  private final RedisLink redis;
  private final Limits limits;

  RequestStore(RedisLink redis, Limits limits) {
    this.redis = redis;
    this.limits = limits;
  }

  /**
   * Makes a request findable by its ID, before it is pending.
   *
   * @param subject who is invited, or 0
   */
  Future<Void> write(long id, RequestKind kind, long room, long asker, long subject) {
    long now = redis.redisNow();
    List<Future<?>> writes = new ArrayList<>();
    Request where =
        Request.cmd(Command.HSET)
            .arg(RoomKeys.request(id))
            .arg("kind")
            .arg(kind.name().toLowerCase(Locale.ROOT))
            .arg("a")
            .arg(asker)
            .arg("r")
            .arg(room)
            .arg("ms")
            .arg(now);
    if (subject != 0) {
      where.arg("b").arg(subject);
      writes.add(index(RoomKeys.toDecide(subject), now, id));
    }
    writes.add(redis.send(where));
    writes.add(index(RoomKeys.asked(asker), now, id));
    return Future.all(writes).mapEmpty();
  }

  private Future<Response> index(String key, long now, long id) {
    return redis.send(Request.cmd(Command.ZADD).arg(key).arg(now).arg(id));
  }

  /** Removes what {@link #write} wrote of an entry request; nobody waits for it. */
  void forget(long id, long asker) {
    forget(id, asker, 0);
  }

  /** Removes what {@link #write} wrote; nobody waits for it. */
  void forget(long id, long asker, long subject) {
    drop(Request.cmd(Command.DEL).arg(RoomKeys.request(id)));
    drop(Request.cmd(Command.ZREM).arg(RoomKeys.asked(asker)).arg(id));
    if (subject != 0) {
      drop(Request.cmd(Command.ZREM).arg(RoomKeys.toDecide(subject)).arg(id));
    }
  }

  private void drop(Request request) {
    redis
        .send(request)
        .onFailure(e -> LOGGER.log(System.Logger.Level.DEBUG, "a void request stays", e));
  }

  /** The ID of the entry request that is pending now: this one, or an earlier one. */
  Future<Long> ask(long room, Caller caller, Entry entry, EntryContext context) {
    long id = entry.number();
    return run(
            ASK,
            RoomKeys.of(room, MEMBERS, LOG, REQUESTS, BANS),
            caller.user(),
            id,
            limits.pendingRequests(),
            entry.json(),
            context.json())
        .onFailure(failure -> forget(id, caller.user()))
        .map(reply -> kept(reply, id, caller.user(), 0));
  }

  /** The pending ID; when it is an earlier one, the new one is taken back. */
  private long kept(Response reply, long id, long asker, long subject) {
    long pending = Reply.number(reply.get(0));
    if (Reply.number(reply.get(1)) == 0 && pending != id) {
      forget(id, asker, subject);
    }
    return pending;
  }

  /** Fails with 410 when the caller may not decide the request now. */
  Future<Response> look(Caller caller, Pending request) {
    return run(
        LOOK,
        RoomKeys.of(request.room(), MEMBERS, REQUESTS),
        caller.user(),
        request.asker(),
        request.requestId());
  }

  /**
   * Closes an entry request.
   *
   * @param entry the asker enters with it; looked at when it is approved only
   */
  Future<Response> decide(
      Caller caller, Pending request, boolean approve, Entry entry, EntryContext context) {
    return run(
        DECIDE,
        RoomKeys.of(
            request.room(), MEMBERS, LOG, DELIVERED, READ, FAREWELLS, REQUESTS, INVITATIONS),
        caller.user(),
        caller.connection(),
        request.asker(),
        request.requestId(),
        approve ? 1 : 0,
        limits.membersPerRoom(),
        entry.json(),
        context.json());
  }

  /** What became of an invitation: the ID that is pending now, and whether it is new. */
  record Invited(long requestId, boolean isNew) {}

  /**
   * Invites.
   *
   * @param blocked the subject blocks the caller: the invitation goes nowhere
   */
  Future<Invited> invite(long room, Caller caller, long subject, long id, boolean blocked) {
    return run(
            INVITE,
            RoomKeys.of(room, MEMBERS, INVITATIONS, BANS),
            caller.user(),
            subject,
            id,
            limits.pendingRequests(),
            blocked ? 1 : 0)
        .onFailure(failure -> forget(id, caller.user(), subject))
        .map(
            reply ->
                new Invited(
                    kept(reply, id, caller.user(), subject), Reply.number(reply.get(1)) == 1));
  }

  /** Closes an invitation of the caller's. */
  Future<Response> decideInvitation(
      Caller caller, Pending request, boolean approve, Entry entry, EntryContext context) {
    return run(
        DECIDE_INVITATION,
        RoomKeys.of(
            request.room(), MEMBERS, LOG, DELIVERED, READ, FAREWELLS, REQUESTS, INVITATIONS),
        caller.user(),
        caller.connection(),
        request.requestId(),
        approve ? 1 : 0,
        limits.membersPerRoom(),
        entry.json(),
        context.json());
  }

  /** The room's ID, then pairs of an asker and {@code request_id ms}; empty for no decider. */
  Future<Response> open(long room, long user) {
    return run(OPEN, RoomKeys.of(room, MEMBERS, REQUESTS), user);
  }

  private Future<Response> run(RedisScript script, List<String> keys, Object... args) {
    return redis.run(script, keys, args).map(MemberStore::checked);
  }
}
