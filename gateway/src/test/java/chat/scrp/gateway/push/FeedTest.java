package chat.scrp.gateway.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.gateway.GatewayConfig;
import chat.scrp.protocol.Codec;
import chat.scrp.protocol.ScrpPush;
import chat.scrp.protocol.ServerFrame;
import chat.scrp.protocol.push.StoreReset;
import chat.scrp.protocol.push.UserOnline;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.Published;
import chat.scrp.services.stats.Traffic;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedTest {
  private static final ConversationKey ROOM = ConversationKey.room(1);
  private static final ConversationKey PAIR = ConversationKey.pair(1, 2);

  private final Schedule schedule = new Schedule(1);
  private final FakeStore store = new FakeStore(schedule);
  private final LoopPushes pushes =
      new LoopPushes(
          GatewayConfig.defaults(), store, store, store, schedule, new PushCounts(new Traffic()));

  /** Remembers the names of the pushes that it gets. */
  private static final class Listener implements PushReceiver {
    private final String id;
    final List<String> heard = new ArrayList<>();
    private long bytes;
    private long flushed;
    boolean flushesLater;
    boolean loggedIn = true;

    Listener(String id) {
      this.id = id;
    }

    @Override
    public String id() {
      return id;
    }

    @Override
    public void write(byte[] json) {
      bytes += json.length;
      flushed = flushesLater ? flushed : bytes;
      heard.add(((ServerFrame.Push) Codec.decodeServerFrame(json)).methodName());
    }

    @Override
    public boolean hasRoom(int more) {
      return true;
    }

    @Override
    public void flush() {
      flushed = bytes;
    }

    @Override
    public long offered() {
      return bytes;
    }

    @Override
    public long taken() {
      return flushed;
    }

    @Override
    public void forcedOff() {
      loggedIn = false;
    }
  }

  @BeforeEach
  void prepare() {
    store.subscriber(this::publish);
    store.create(ROOM, List.of(1L, 2L));
    store.create(PAIR, List.of(1L, 2L));
  }

  private void publish(ConversationKey channel, Published published) {
    EncodedPush push = null;
    if (published instanceof Published.Live live) {
      push = new EncodedPush(live.pushId(), live.time(), live.push());
    } else if (published instanceof Published.RoomJoined joined && joined.entry() != null) {
      Published.Live entry = joined.entry();
      push = new EncodedPush(entry.pushId(), entry.time(), entry.push());
    } else if (published instanceof Published.Presence presence) {
      push = new EncodedPush(null, 1, new FakeStore.SamePush(presence.push()));
    } else if (published instanceof Published.StoreReset reset) {
      push = new EncodedPush(null, 1, new FakeStore.SamePush(new StoreReset(reset.epoch())));
    }
    pushes.incoming(List.of(new Incoming(channel, published, push)));
  }

  private Listener logIn(long user, String id) {
    Listener listener = new Listener(id);
    pushes.feed(listener, new Caller(user, "u" + user, "session-" + id, id), false).start();
    schedule.pass(100);
    return listener;
  }

  private static Published live(
      ConversationKey key,
      long prev,
      long position,
      long onlyUser,
      boolean adminsOnly,
      @Nullable Boolean friends) {
    ScrpPush push = FakeStore.push(key, new FakeStore.Entry(position, position, "", false, 0));
    return new Published.Live(
        key,
        prev,
        position,
        "",
        position,
        1,
        new FakeStore.SamePush(push),
        false,
        adminsOnly,
        onlyUser,
        0,
        friends);
  }

  private void presence(List<Long> rooms) {
    publish(ROOM, new Published.Presence(2, rooms, 1, new UserOnline("u2", 1)));
  }

  @Test
  void writesWhatOneUserMaySeeToThatUserOnly() {
    Listener one = logIn(1, "one");
    Listener two = logIn(2, "two");
    publish(ROOM, live(ROOM, 0, 1, 2, false, null));
    assertEquals(0, one.heard.size());
    assertEquals(1, two.heard.size());
  }

  @Test
  void whatIsWrittenWhenAnotherConnectionComesIsMarkedFirst() {
    Listener one = logIn(1, "one");
    publish(ROOM, live(ROOM, 0, 1, 0, false, null));
    one.flushesLater = true;
    publish(ROOM, live(ROOM, 1, 2, 0, false, null));
    assertEquals(2, one.heard.size());

    Future<Void> flushed = pushes.flushLocal(1);
    schedule.pass(0);

    assertTrue(flushed.isComplete());
    assertEquals(2, store.marks(ROOM).get(1L));
  }

  @Test
  void whoLeavesAtOnceIsToldOfEnteringAndLeaving() {
    for (int seed = 1; seed <= 50; seed++) {
      schedule.random.setSeed(seed);
      ConversationKey room = ConversationKey.room(10 + seed);
      store.create(room, List.of());
      FakeConnection one = new FakeConnection("c" + seed, 1, 1 << 20);
      one.logIn(pushes, false);
      schedule.pass(100);
      one.written.clear();
      store.enter(room, 1);
      store.leave(room, 1);
      schedule.pass(100);
      assertEquals(
          store.log(room).stream().map(FakeStore.Entry::position).toList(),
          one.written.stream().map(FakeConnection.Written::position).toList(),
          "seed " + seed);
      one.close();
      schedule.pass(1000);
    }
  }

  @Test
  void staysInARoomThatItsUserEntersAndLeavesAndEnters() {
    store.inOrder = true;
    for (int seed = 1; seed <= 100; seed++) {
      schedule.random.setSeed(seed);
      ConversationKey room = ConversationKey.room(10 + seed);
      store.create(room, List.of());
      FakeConnection one = new FakeConnection("c" + seed, 1, 1 << 20);
      one.logIn(pushes, false);
      schedule.pass(100);
      one.written.clear();
      store.enter(room, 1);
      steps(seed % 7);
      store.leave(room, 1);
      steps(seed % 5);
      store.enter(room, 1);
      schedule.pass(100);
      store.append(room, store.newPushId(), "", false, 0);
      schedule.pass(100);
      assertEquals(
          store.head(room), one.written.get(one.written.size() - 1).position(), "seed " + seed);
      one.close();
      schedule.pass(1000);
    }
  }

  private void steps(int count) {
    for (int i = 0; i < count; i++) {
      schedule.step();
    }
  }

  @Test
  void findsARoomThatItsUserEnteredAgainUnheard() {
    ConversationKey room = ConversationKey.room(10);
    store.create(room, List.of());
    FakeConnection one = new FakeConnection("one", 1, 1 << 20);
    one.logIn(pushes, false);
    schedule.pass(100);
    for (int round = 1; round <= 5; round++) {
      store.faults(0, 0);
      store.enter(room, 1);
      schedule.pass(100);
      one.written.clear();
      store.leave(room, 1);
      schedule.pass(100);
      assertEquals(store.head(room), one.written.get(0).position());
      store.append(room, store.newPushId(), "", false, 0);
      store.faults(0, 100);
      store.enter(room, 1);
      schedule.pass(100);
      pushes.recheckAll();
      schedule.pass(1000);
      assertEquals(store.head(room), one.written.get(1).position());
      store.faults(0, 0);
      store.leave(room, 1);
      schedule.pass(100);
    }
  }

  @Test
  void readsWhatOnlyAdminsMaySeeFromTheLog() {
    Listener one = logIn(1, "one");
    publish(ROOM, live(ROOM, 0, 1, 0, true, null));
    schedule.pass(100);
    // The log has it not for this user.
    assertEquals(0, one.heard.size());
  }

  @Test
  void tellsPresenceToFriendsAndRoomFellowsOnce() {
    Listener one = logIn(1, "one");
    Listener two = logIn(2, "two");
    presence(List.of());
    assertEquals(0, one.heard.size());
    publish(ConversationKey.own(1), live(PAIR, 0, 1, 0, false, true));
    one.heard.clear();
    presence(List.of());
    assertEquals(List.of("USER_ONLINE"), one.heard);
    presence(List.of(1L));
    assertEquals(List.of("USER_ONLINE", "USER_ONLINE"), one.heard);
    publish(ConversationKey.own(1), live(PAIR, 1, 2, 0, false, false));
    one.heard.clear();
    presence(List.of());
    assertEquals(List.of(), one.heard);
    assertTrue(two.heard.stream().noneMatch("USER_ONLINE"::equals), "not about oneself");
  }

  @Test
  void opensAConversationThatItLearnsOfByAPush() {
    Listener three = logIn(3, "three");
    ConversationKey pair = ConversationKey.pair(2, 3);
    store.create(pair, List.of(2L, 3L));
    store.append(pair, 77, "", false, 0);
    schedule.pass(100);
    assertEquals(1, three.heard.size());
  }

  @Test
  void logsOffTheConnectionsThatASignalMeans() {
    Listener one = logIn(1, "one");
    Listener other = logIn(1, "other");
    publish(
        ConversationKey.own(1),
        new Published.LoggedOff("session_ended", "session-other", null, null, null));
    assertEquals(List.of("FORCED_TO_LOGGED_OFF"), other.heard);
    assertEquals(List.of(), one.heard);
    publish(
        ConversationKey.own(1),
        new Published.LoggedOff("password_changed", null, "session-one", null, "one"));
    assertTrue(one.loggedIn, "the session that stays");
    publish(ConversationKey.own(1), new Published.LoggedOff("x", null, null, "one", null));
    assertEquals(List.of("FORCED_TO_LOGGED_OFF"), one.heard);
  }

  @Test
  void goesOnWhereTheStoreIsWhenItCameBackWithLess() {
    for (int i = 0; i < 5; i++) {
      store.append(ROOM, store.newPushId(), "", false, 0);
    }
    Listener one = logIn(1, "one");
    assertEquals(5, one.heard.size());
    store.log(ROOM).subList(2, 5).clear();
    pushes.recheckAll();
    schedule.pass(2000);
    store.append(ROOM, store.newPushId(), "", false, 0);
    schedule.pass(100);
    assertEquals(6, one.heard.size());
  }

  /**
   * Who is told of the reset reads what stands there by then; what follows is pushed, and marked.
   */
  @Test
  void goesOnBehindWhatGrewAgainAfterALoss() {
    for (int i = 0; i < 5; i++) {
      store.append(ROOM, store.newPushId(), "", false, 0);
    }
    Listener one = logIn(1, "one");
    schedule.pass(2000);
    assertEquals(5, one.heard.size());
    // Given: three entries are lost, with the mark behind them, and one other stands in their
    // place.
    store.log(ROOM).subList(2, 5).clear();
    store.marks.put(ROOM, new HashMap<>(Map.of(1L, store.log(ROOM).get(0).position(), 2L, 0L)));
    store.append(ROOM, store.newPushId(), "", false, 0);
    schedule.pass(100);

    // When
    publish(ROOM, new Published.StoreReset("2-x"));
    schedule.pass(2000);
    store.append(ROOM, store.newPushId(), "", false, 0);
    schedule.pass(2000);

    // Then
    assertEquals(6, one.heard.size());
    assertEquals(store.head(ROOM), store.marks.getOrDefault(ROOM, Map.of()).get(1L));
  }
}
