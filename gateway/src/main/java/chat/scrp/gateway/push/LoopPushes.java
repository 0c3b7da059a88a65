package chat.scrp.gateway.push;

import chat.scrp.gateway.GatewayConfig;
import chat.scrp.protocol.Codec;
import chat.scrp.protocol.model.LogOffReason;
import chat.scrp.protocol.push.ForcedToLoggedOff;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.ConversationKey.Kind;
import chat.scrp.services.log.ConversationReader;
import chat.scrp.services.log.Published;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The feeds of one event loop: which connections get what arrives on which channel. */
public final class LoopPushes {
  private static final int OPENINGS_AT_ONCE = 16;
  private static final long RECHECK_TICK_MS = 1000;

  private final GatewayConfig config;
  private final Subscriptions subscriptions;
  private final ConversationReader reader;
  private final PushCounts counts;
  private final Timers timers;
  private final Marks marks;
  private final Admission admission = new Admission(OPENINGS_AT_ONCE);
  private final Map<Long, List<Feed>> users = new HashMap<>();
  private final Map<Long, Future<Void>> leaving = new HashMap<>();
  private final Map<Long, List<Cursor>> rooms = new HashMap<>();
  private final Map<Long, List<Cursor>> peers = new HashMap<>();
  private final Deque<Feed> recheckNext = new ArrayDeque<>();
  private Consumer<byte[]> broadcast = json -> {};
  private long presenceStamp;
  private int connections;

  LoopPushes(
      GatewayConfig config,
      Subscriptions subscriptions,
      ConversationReader reader,
      MarkStore markStore,
      Timers timers,
      PushCounts counts) {
    this.config = config;
    this.subscriptions = subscriptions;
    this.reader = reader;
    this.counts = counts;
    this.timers = timers;
    this.marks = new Marks(timers, markStore, config.timing().marks().toMillis());
    timers.after(RECHECK_TICK_MS, this::recheckSome);
  }

  /** A feed for a connection that has just logged in; it pushes from {@link Feed#start} on. */
  public Feed feed(PushReceiver receiver, Caller caller, boolean pushAck) {
    return new Feed(this, receiver, caller, pushAck);
  }

  /** Stores all marks. */
  public Future<Void> flushMarks() {
    return marks.flushAll();
  }

  // ---- for feeds

  GatewayConfig.Limits limits() {
    return config.limits();
  }

  ConversationReader reader() {
    return reader;
  }

  Marks marks() {
    return marks;
  }

  PushCounts counts() {
    return counts;
  }

  Future<Void> admit(Supplier<Future<Void>> task) {
    return admission.run(task);
  }

  /** Runs it after the retry time, give or take a half. */
  void later(Runnable task) {
    long retry = config.timing().retry().toMillis();
    long delay = ThreadLocalRandom.current().nextLong(retry / 2, retry + retry / 2 + 1);
    timers.after(Math.max(1, delay), task);
  }

  /** Ticks of the marks in which every connection looks whether it missed something. */
  long heldTicks() {
    GatewayConfig.Timing timing = config.timing();
    long ms = timing.recheck().toMillis() + 2 * RECHECK_TICK_MS;
    return ms / Math.max(1, timing.marks().toMillis());
  }

  Future<Void> subscribe(List<ConversationKey> channels) {
    return subscriptions.subscribe(channels);
  }

  /** Stores the marks of one user on all event loops. */
  Future<Void> flushUser(long user) {
    return subscriptions.flushUser(user);
  }

  void enter(Feed feed) {
    connections++;
    users.computeIfAbsent(feed.user(), user -> new ArrayList<>(1)).add(feed);
  }

  /**
   * Takes no more for this feed. Its user's channel stays until its marks are stored, so that a
   * connection that comes meanwhile waits for them.
   */
  void leave(Feed feed, Future<Void> marked) {
    connections--;
    List<Feed> feeds = users.get(feed.user());
    if (feeds != null && feeds.remove(feed) && feeds.isEmpty()) {
      users.remove(feed.user());
      leaving.put(feed.user(), marked);
      marked.onComplete(done -> left(feed.user(), marked));
    }
  }

  private void left(long user, Future<Void> marked) {
    if (leaving.remove(user, marked) && !users.containsKey(user)) {
      subscriptions.unsubscribe(ConversationKey.own(user));
    }
  }

  void join(Cursor cursor) {
    if (cursor.key.kind() == Kind.ROOM) {
      add(rooms, cursor.key.a(), cursor);
    } else if (cursor.key.kind() == Kind.PAIR) {
      add(peers, cursor.key.peerOf(cursor.feed.user()), cursor);
    }
  }

  void part(Cursor cursor) {
    if (cursor.key.kind() == Kind.ROOM) {
      if (remove(rooms, cursor.key.a(), cursor)) {
        subscriptions.unsubscribe(cursor.key);
      }
    } else if (cursor.key.kind() == Kind.PAIR) {
      remove(peers, cursor.key.peerOf(cursor.feed.user()), cursor);
    }
  }

  private static void add(Map<Long, List<Cursor>> map, long number, Cursor cursor) {
    List<Cursor> list = map.computeIfAbsent(number, key -> new ArrayList<>(2));
    cursor.slot = list.size();
    list.add(cursor);
  }

  /** Puts the last cursor into the free place; true when none is left. */
  private static boolean remove(Map<Long, List<Cursor>> map, long number, Cursor cursor) {
    List<Cursor> list = map.get(number);
    if (list == null || cursor.slot < 0) {
      return false;
    }
    Cursor last = list.remove(list.size() - 1);
    if (last != cursor) {
      list.set(cursor.slot, last);
      last.slot = cursor.slot;
    }
    cursor.slot = -1;
    if (list.isEmpty()) {
      map.remove(number);
      return true;
    }
    return false;
  }

  // ---- from the router

  /** Takes what was published since the last time. */
  void incoming(List<Incoming> batch) {
    for (Incoming incoming : batch) {
      incoming(incoming);
    }
  }

  private void incoming(Incoming incoming) {
    ConversationKey channel = incoming.channel();
    EncodedPush push = incoming.push();
    Published published = incoming.published();
    if (published instanceof Published.Live live && channel != null && push != null) {
      live(channel, live, push);
      if (push.storedMillis() > 0) {
        long lag = Math.max(0, reader.nowMillis() - push.storedMillis());
        counts.written(TimeUnit.MILLISECONDS.toNanos(lag));
      }
    } else if (published instanceof Published.Ephemeral ephemeral
        && channel != null
        && push != null) {
      ephemeral(channel, ephemeral, push);
    } else if (published instanceof Published.Presence presence && push != null) {
      presence(presence, push);
    } else if (published instanceof Published.RoomJoined joined && channel != null) {
      feeds(channel.a()).forEach(feed -> feed.joined(joined, push));
    } else if (published instanceof Published.LoggedOff ended && channel != null) {
      loggedOff(channel.a(), ended);
    } else if (published instanceof Published.StoreReset && push != null) {
      reset(push);
    }
  }

  /** A copy: what a push does to a feed may take it out of the list. */
  private List<Feed> feeds(long user) {
    List<Feed> feeds = users.get(user);
    return feeds == null ? List.of() : List.copyOf(feeds);
  }

  private void live(ConversationKey channel, Published.Live live, EncodedPush push) {
    if (channel.kind() != Kind.ROOM) {
      feeds(channel.a()).forEach(feed -> feed.live(live, push));
      return;
    }
    List<Cursor> cursors = rooms.getOrDefault(channel.a(), List.of());
    // Backwards: a cursor that closes is replaced by the last one, which has had its turn.
    for (int i = cursors.size() - 1; i >= 0; i--) {
      Cursor cursor = cursors.get(i);
      cursor.feed.live(cursor, live, push);
    }
  }

  private void ephemeral(ConversationKey channel, Published.Ephemeral ephemeral, EncodedPush push) {
    String origin = ephemeral.origin();
    Long pushId = ephemeral.pushId();
    if (channel.kind() != Kind.ROOM) {
      feeds(channel.a()).forEach(feed -> feed.ephemeral(origin, pushId, push.forUser(feed.user())));
      return;
    }
    for (Cursor cursor : rooms.getOrDefault(channel.a(), List.of())) {
      cursor.feed.ephemeral(origin, pushId, push.forUser(cursor.feed.user()));
    }
  }

  private void presence(Published.Presence presence, EncodedPush push) {
    presenceStamp++;
    for (Cursor cursor : peers.getOrDefault(presence.user(), List.of())) {
      if (cursor.friends) {
        presence(cursor.feed, presence.user(), push);
      }
    }
    for (long room : presence.rooms()) {
      for (Cursor cursor : rooms.getOrDefault(room, List.of())) {
        presence(cursor.feed, presence.user(), push);
      }
    }
  }

  /** Each connection once, whatever it shares with the user. */
  private void presence(Feed feed, long about, EncodedPush push) {
    if (feed.presenceStamp != presenceStamp && feed.user() != about) {
      feed.presenceStamp = presenceStamp;
      feed.ephemeral("", null, push.forUser(feed.user()));
    }
  }

  private void loggedOff(long user, Published.LoggedOff ended) {
    byte @Nullable [] json = null;
    for (Feed feed : feeds(user)) {
      if (matches(feed.caller(), ended)) {
        if (json == null) {
          json = forcedOff(ended.reason());
        }
        feed.receiver().write(json);
        feed.receiver().forcedOff();
      }
    }
  }

  private static byte[] forcedOff(String reason) {
    LogOffReason known = LogOffReason.of(reason);
    long now = TimeUnit.MILLISECONDS.toSeconds(System.currentTimeMillis());
    return Codec.encodePush(
        null, now, new ForcedToLoggedOff(known == null ? LogOffReason.SESSION_ENDED : known));
  }

  private static boolean matches(Caller caller, Published.LoggedOff ended) {
    return (ended.session() == null || ended.session().equals(caller.sessionId()))
        && !caller.sessionId().equals(ended.exceptSession())
        && (ended.connection() == null || ended.connection().equals(caller.connection()))
        && !caller.connection().equals(ended.exceptConnection());
  }

  private void reset(EncodedPush push) {
    byte[] json = push.forUser(0);
    if (json != null) {
      broadcast.accept(json);
    }
    recheckAll();
  }

  /** Who writes to every connection of this event loop, logged in or not. */
  public void onBroadcast(Consumer<byte[]> everyConnection) {
    broadcast = everyConnection;
  }

  /** Publishes were missed: every cursor looks at its head again. */
  void recheckAll() {
    List<Feed> all = new ArrayList<>();
    users.values().forEach(all::addAll);
    all.forEach(this::recheck);
  }

  /** Looks at some connections each second: a lost publish is found even if none follows it. */
  private void recheckSome() {
    timers.after(RECHECK_TICK_MS, this::recheckSome);
    if (recheckNext.isEmpty()) {
      users.values().forEach(recheckNext::addAll);
    }
    long ticks = Math.max(1, config.timing().recheck().toMillis() / RECHECK_TICK_MS);
    long some = (connections + ticks - 1) / ticks;
    for (Feed feed = recheckNext.poll(); feed != null; feed = recheckNext.poll()) {
      // A check that fails comes round again.
      admission.run(feed::recheck).otherwiseEmpty();
      if (--some <= 0) {
        return;
      }
    }
  }

  private void recheck(Feed feed) {
    admit(feed::recheck).onFailure(e -> later(() -> recheck(feed)));
  }

  /**
   * Stores the marks of one user's connections on this event loop: of all that was written by now.
   * What is on its way to the store is sent once more, and so known to be there when this
   * completes.
   */
  Future<Void> flushLocal(long user) {
    List<Cursor> cursors = new ArrayList<>();
    for (Feed feed : feeds(user)) {
      feed.receiver().flush();
      cursors.addAll(feed.unmarked());
    }
    Future<Void> left = leaving.getOrDefault(user, Future.succeededFuture());
    return Future.join(marks.flush(cursors), left).mapEmpty();
  }
}
