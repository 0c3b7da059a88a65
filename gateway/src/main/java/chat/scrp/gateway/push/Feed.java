package chat.scrp.gateway.push;

import chat.scrp.protocol.Codec;
import chat.scrp.protocol.ScrpPush;
import chat.scrp.protocol.push.FriendAdded;
import chat.scrp.protocol.push.FriendRemoved;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.ConversationKey.Kind;
import chat.scrp.services.log.Delivery;
import chat.scrp.services.log.Opening;
import chat.scrp.services.log.Position;
import chat.scrp.services.log.Published;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is pushed to one logged-in connection: a cursor in each conversation of its user. A live
 * entry that follows the cursor is written at once; whatever else happens (the connection is new or
 * slow, a publish was lost, the store was away), the log is read from the cursor's position, page
 * by page, as the connection has room. So a hole or a double can not come about by timing.
 */
public final class Feed {
  private final LoopPushes loop;
  private final PushReceiver receiver;
  private final Caller caller;
  private final PushWriter writer;
  private final Map<ConversationKey, Cursor> cursors = new HashMap<>(4);

  /** Made when a cursor is behind for the first time. */
  private @Nullable CatchUp catchUp;

  /** How far the connection got in conversations that its user has left. */
  private @Nullable Map<ConversationKey, Long> left;

  /** Closed ones whose marks may be still to be stored. */
  private @Nullable List<Cursor> parted;

  private boolean started;

  /** Whether all conversations that were there at the log-in are known. */
  boolean complete;

  private boolean detached;
  long presenceStamp;

  Feed(LoopPushes loop, PushReceiver receiver, Caller caller, boolean pushAck) {
    this.loop = loop;
    this.receiver = receiver;
    this.caller = caller;
    this.writer = new PushWriter(loop, receiver, pushAck);
  }

  long user() {
    return caller.user();
  }

  Caller caller() {
    return caller;
  }

  /** The cursors whose marks are not known to be stored, on their way or not. */
  List<Cursor> unmarked() {
    List<Cursor> unmarked = new ArrayList<>();
    cursors.values().stream().filter(Cursor::isUnmarked).forEach(unmarked::add);
    if (parted != null) {
      parted.stream().filter(Cursor::isUnmarked).forEach(unmarked::add);
    }
    return unmarked;
  }

  PushReceiver receiver() {
    return receiver;
  }

  private Opener opener() {
    return new Opener(this, loop);
  }

  // ---- beginning and end

  /** Begins to push; to be called when the answer of the log-in is queued. */
  public void start() {
    if (!detached && !started) {
      started = true;
      loop.enter(this);
      opener().all();
    }
  }

  @Nullable Cursor cursor(ConversationKey conversation) {
    return cursors.get(conversation);
  }

  /** A conversation is there that had no cursor. */
  Cursor add(ConversationKey key) {
    Cursor cursor = new Cursor(this, key, complete);
    cursors.put(key, cursor);
    loop.join(cursor);
    return cursor;
  }

  /** The store has told where a conversation stands. */
  void opened(Opening opening) {
    Cursor cursor = cursors.get(opening.conversation());
    if (detached || cursor == null || cursor.state != Cursor.State.OPENING) {
      return;
    }
    if (!cursor.positioned) {
      // What is marked in a conversation that began since was written to other connections only.
      cursor.begin(cursor.isLater ? opening.entered() : opening.delivered());
      skipToLeft(cursor);
    }
    cursor.friends = opening.friends();
    if (isOutdated(opening, cursor)) {
      cursor.reopened = true;
      opener().one(cursor);
      return;
    }
    if (!opening.open()) {
      Delivery farewell = opening.farewell();
      if (farewell != null && Position.isBefore(cursor.position, farewell.position())) {
        put(cursor, farewell, json(farewell));
      }
      close(cursor);
      return;
    }
    cursor.note(opening.head());
    catchUpOrLive(cursor);
  }

  /** Whether it says that the user is not in the room because it was asked before it entered. */
  private static boolean isOutdated(Opening opening, Cursor cursor) {
    return !opening.open()
        && !cursor.reopened
        && opening.head() != Position.START
        && Position.isBefore(opening.head(), cursor.position);
  }

  void catchUpOrLive(Cursor cursor) {
    if (cursor.isBehindHead() || cursor.rejoin) {
      behind(cursor);
    } else {
      cursor.state = Cursor.State.LIVE;
    }
  }

  /** What was written before the user left is not written again, marked or not. */
  private void skipToLeft(Cursor cursor) {
    Long position = left == null ? null : left.get(cursor.key);
    if (position != null && Position.isBefore(cursor.position, position)) {
      // It is not settled by this: what was written may still wait for its acknowledgement.
      cursor.position = position;
    }
  }

  void close(Cursor cursor) {
    cursor.state = Cursor.State.CLOSED;
    if (cursor.positioned) {
      left = left == null ? new HashMap<>() : left;
      left.put(cursor.key, cursor.position);
    }
    cursors.remove(cursor.key);
    loop.part(cursor);
    hold(cursor);
    if (cursor.rejoin && !detached) {
      opener().one(add(cursor.key));
    }
  }

  /**
   * The store keeps the last push of a room for one who has left until it is marked: long enough
   * for the user's other connections to look for it, should they have missed it.
   */
  private void hold(Cursor cursor) {
    if (cursor.dirty) {
      parted = parted == null ? new ArrayList<>(1) : parted;
      parted.removeIf(other -> !other.isUnmarked());
      parted.add(cursor);
      cursor.heldTicks = loop.heldTicks();
    }
  }

  /** Pushes no more; completes when what was delivered is marked, or could not be. */
  public Future<Void> detach() {
    if (detached) {
      return Future.succeededFuture();
    }
    detached = true;
    cursors.values().forEach(loop::part);
    Future<Void> marked = loop.marks().flush(unmarked());
    if (started) {
      loop.leave(this, marked);
    }
    return marked;
  }

  // ---- what is published

  /** An entry of a room's log. */
  void live(Cursor cursor, Published.Live live, EncodedPush push) {
    if (cursor.state != Cursor.State.LIVE) {
      cursor.note(live.position());
      return;
    }
    if (cursor.hasSeen(live.position())) {
      return;
    }
    boolean missed = Position.isBefore(cursor.position, live.prev());
    if (missed || live.adminsOnly() || !writeLive(cursor, live, push)) {
      fallBehind(cursor, live.position());
    }
  }

  /** An entry of a pair's log or of the user's own, or the user's leaving of a room. */
  void live(Published.Live live, EncodedPush push) {
    Cursor cursor = cursors.get(live.conversation());
    if (live.conversation().kind() == Kind.ROOM) {
      left(cursor, live, push);
    } else if (cursor == null) {
      cursor = add(live.conversation());
      cursor.note(live.position());
      opener().one(cursor);
    } else {
      live(cursor, live, push);
    }
  }

  /** What stands before it and was not written is void for one who has left. */
  private void left(@Nullable Cursor cursor, Published.Live live, EncodedPush push) {
    if (cursor == null || !cursor.positioned || cursor.hasSeen(live.position())) {
      return;
    }
    if (!writeLive(cursor, live, push)) {
      cursor.note(live.position());
      if (cursor.state == Cursor.State.LIVE) {
        fallBehind(cursor, live.position());
      }
    }
  }

  /** Writes the entry, unless it is not for this connection; false when there is no room. */
  private boolean writeLive(Cursor cursor, Published.Live live, EncodedPush push) {
    boolean visible =
        (live.onlyUser() == 0 || live.onlyUser() == user())
            && !writer.skips(live.origin(), live.once(), live.pushId());
    byte[] json = visible ? push.forUser(user()) : null;
    if (json != null) {
      if (!writer.hasRoom(json.length)) {
        return false;
      }
      writer.write(cursor, live.pushId(), live.position(), json, live.once(), push.message());
    }
    if (live.friends() != null) {
      cursor.friends = live.friends();
    }
    advance(cursor, live.position());
    if (live.leaver() == -1 || live.leaver() == user()) {
      close(cursor);
    }
    return true;
  }

  private void fallBehind(Cursor cursor, long entry) {
    loop.counts().behind();
    cursor.note(entry);
    behind(cursor);
    roomMade();
  }

  private void behind(Cursor cursor) {
    if (catchUp == null) {
      catchUp = new CatchUp(this, loop, writer);
    }
    catchUp.add(cursor);
  }

  /** The user entered a room. */
  void joined(Published.RoomJoined joined, @Nullable EncodedPush push) {
    Cursor cursor = cursors.get(ConversationKey.room(joined.room()));
    Published.Live entry = joined.entry();
    if (cursor == null) {
      Cursor entered = add(ConversationKey.room(joined.room()));
      if (entry != null && push != null) {
        enter(entered, entry, push);
      }
      opener().one(entered);
      return;
    }
    if (entry != null && cursor.hasSeen(entry.position())) {
      return;
    }
    if (entry != null && push != null && !cursor.positioned) {
      enter(cursor, entry, push);
      return;
    }
    // Either it is about to see this entering, or its leaving before is still to be seen.
    cursor.rejoin = true;
    if (cursor.state == Cursor.State.LIVE) {
      fallBehind(cursor, cursor.position);
    }
  }

  /**
   * The room's log begins for this user with its entering. It is written at once: the user may have
   * left again before the room is open, and then nothing else tells of it.
   */
  private void enter(Cursor cursor, Published.Live entry, EncodedPush push) {
    cursor.begin(entry.prev());
    skipToLeft(cursor);
    if (!cursor.hasSeen(entry.position())) {
      writeLive(cursor, entry, push);
    }
  }

  /** A push that is not kept: written if there is room, else never. */
  void ephemeral(String origin, @Nullable Long pushId, byte @Nullable [] json) {
    writer.ephemeral(origin, pushId, json);
  }

  // ---- what is read from the log

  /** There may be room again. */
  public void roomMade() {
    if (catchUp != null) {
      catchUp.pump();
    }
  }

  /** Looks again where a conversation stands of which the log says no more. */
  void openAnew(Cursor cursor) {
    cursor.state = Cursor.State.OPENING;
    opener().one(cursor);
  }

  /** Writes it, unless it is not for this connection; false when there is no room. */
  boolean deliver(Cursor cursor, Delivery delivery) {
    byte[] json = json(delivery);
    if (json != null && !writer.hasRoom(json.length)) {
      return false;
    }
    put(cursor, delivery, json);
    return true;
  }

  private byte @Nullable [] json(Delivery delivery) {
    ScrpPush push = delivery.push();
    return push == null || writer.skips(delivery.origin(), delivery.once(), delivery.pushId())
        ? null
        : Codec.encodePush(delivery.pushId(), delivery.time(), push);
  }

  private void put(Cursor cursor, Delivery delivery, byte @Nullable [] json) {
    ScrpPush push = delivery.push();
    if (push instanceof FriendAdded) {
      cursor.friends = true;
    } else if (push instanceof FriendRemoved) {
      cursor.friends = false;
    }
    if (push != null && json != null) {
      boolean message = EncodedPush.isMessage(push);
      writer.write(cursor, delivery.pushId(), delivery.position(), json, delivery.once(), message);
    }
    advance(cursor, delivery.position());
  }

  // ---- marking

  void advance(Cursor cursor, long position) {
    cursor.position = position;
    cursor.note(position);
    writer.moved(cursor);
    if (unsettled(cursor)) {
      loop.marks().moved(cursor);
    }
  }

  /** The client has this push and all before it; completes when that is stored. */
  public Future<Void> acknowledge(long pushId) {
    Future<Void> stored = writer.acknowledge(pushId);
    roomMade();
    return stored;
  }

  /** Looks whether more has reached the peer. */
  void settle(Cursor cursor) {
    writer.settle(cursor);
  }

  /** Whether marking is not over: something was written that the store does not know. */
  boolean unsettled(Cursor cursor) {
    boolean more = writer.settlesLater(cursor) || Position.isBefore(cursor.marked, cursor.settled);
    return isAttached() && more;
  }

  /** Whether it still pushes, and tries marks again that could not be stored. */
  boolean isAttached() {
    return !detached;
  }

  // ---- after a fault

  /** Asks for all heads again: publishes may have been lost, or the store came back with less. */
  Future<Void> recheck() {
    if (detached || !started) {
      return Future.succeededFuture();
    }
    Map<ConversationKey, Long> before = new HashMap<>();
    for (Cursor cursor : cursors.values()) {
      if (cursor.positioned) {
        before.put(cursor.key, cursor.position);
      }
    }
    return loop.reader()
        .conversations(user())
        .compose(
            keys ->
                opener()
                    .missing(keys)
                    .compose(v -> loop.reader().open(user(), List.copyOf(before.keySet()))))
        .onSuccess(openings -> openings.forEach(opening -> recheck(opening, before)))
        .mapEmpty();
  }

  private void recheck(Opening opening, Map<ConversationKey, Long> before) {
    Cursor cursor = cursors.get(opening.conversation());
    Long position = before.get(opening.conversation());
    if (cursor == null || position == null || detached || !cursor.positioned) {
      return;
    }
    if (!opening.open()) {
      if (cursor.state == Cursor.State.LIVE) {
        cursor.state = Cursor.State.OPENING;
        opened(opening);
      }
      return;
    }
    cursor.friends = opening.friends();
    cursor.markedAtMost(opening.delivered());
    if (Position.isBefore(opening.head(), position)) {
      cursor.fallBack(opening.head());
    }
    cursor.note(opening.head());
    if (cursor.state == Cursor.State.LIVE && cursor.isBehindHead()) {
      fallBehind(cursor, opening.head());
    }
  }
}
