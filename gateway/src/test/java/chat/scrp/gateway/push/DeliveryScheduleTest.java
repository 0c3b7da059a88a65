package chat.scrp.gateway.push;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.gateway.GatewayConfig;
import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.Published;
import chat.scrp.services.stats.Traffic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Random schedules: people send, enter, leave, connect, disconnect and read slowly, while publishes
 * are lost, doubled and reordered and calls fail. Whatever happens, a connection gets each push at
 * most once, in order, without a hole, and nobody misses anything.
 */
class DeliveryScheduleTest {
  private static final int USERS = 4;
  private static final int STEPS = 1500;

  /** More of them with {@code -Dschedules=1000}. */
  private static final int SEEDS = Integer.getInteger("schedules", 8);

  private static final List<ConversationKey> ROOMS =
      List.of(ConversationKey.room(1), ConversationKey.room(2));

  private Schedule schedule = new Schedule(0);
  private FakeStore store = new FakeStore(schedule);
  private final List<FakeConnection> connections = new ArrayList<>();

  /** What each user must have got of each conversation by the end. */
  private final Map<String, Set<Long>> due = new HashMap<>();

  private LoopPushes pushes = pushes();
  private boolean pushAck;
  private int lastConnection;

  private LoopPushes pushes() {
    GatewayConfig config = GatewayConfig.defaults();
    GatewayConfig.Limits limits = config.limits();
    return new LoopPushes(
        config.withLimits(
            new GatewayConfig.Limits(1000, 64, 8, 10, 20, limits.pageEntries(), 700, 0, 0)),
        store,
        store,
        store,
        schedule,
        new PushCounts(new Traffic()));
  }

  @ParameterizedTest(name = "{0} % lost, {1} % of calls failing, acknowledged: {2}")
  @CsvSource({"0,0,false", "1,0,false", "30,5,false", "0,0,true", "30,5,true"})
  void deliversEverythingOnceAndInOrder(int lost, int failing, boolean acknowledged) {
    for (long seed = 1; seed <= SEEDS; seed++) {
      begin(seed, acknowledged);
      store.faults(failing, lost);
      for (int step = 0; step < STEPS; step++) {
        act(schedule.random);
      }
      settle();
      check("seed " + seed);
    }
  }

  private void begin(long seed, boolean acknowledged) {
    schedule = new Schedule(seed);
    store = new FakeStore(schedule);
    pushes = pushes();
    pushAck = acknowledged;
    connections.clear();
    due.clear();
    store.subscriber(
        (channel, published) ->
            pushes.incoming(List.of(new Incoming(channel, published, encoded(published)))));
    List<Long> users = new ArrayList<>();
    for (long user = 1; user <= USERS; user++) {
      users.add(user);
    }
    ROOMS.forEach(room -> store.create(room, users));
    store.create(ConversationKey.pair(1, 2), List.of(1L, 2L));
  }

  private static @Nullable EncodedPush encoded(Published published) {
    if (published instanceof Published.RoomJoined joined && joined.entry() != null) {
      return encoded(joined.entry());
    }
    return published instanceof Published.Live live
        ? new EncodedPush(live.pushId(), live.time(), live.push())
        : null;
  }

  private void act(Random random) {
    int choice = random.nextInt(100);
    if (choice < 25) {
      send(random);
    } else if (choice < 27) {
      rename();
    } else if (choice < 30) {
      enterOrLeave(random);
    } else if (choice < 33) {
      connectOrClose(random);
    } else if (choice < 45) {
      open().stream()
          .skip(random.nextInt(1 + open().size()))
          .findFirst()
          .ifPresent(connection -> read(connection, random));
    } else if (choice < 47) {
      schedule.pass(random.nextInt(700));
    } else {
      schedule.step();
    }
  }

  private List<FakeConnection> open() {
    return connections.stream().filter(connection -> connection.open).toList();
  }

  private void read(FakeConnection connection, Random random) {
    connection.take(random.nextInt(600));
    acknowledge(connection);
  }

  private void acknowledge(FakeConnection connection) {
    List<FakeConnection.Written> got = connection.delivered();
    if (pushAck && !got.isEmpty()) {
      connection.feed().acknowledge(got.get(got.size() - 1).pushId());
    }
  }

  private void send(Random random) {
    List<ConversationKey> keys = List.copyOf(store.logs.keySet());
    ConversationKey key = keys.get(random.nextInt(keys.size()));
    List<FakeConnection> senders =
        open().stream().filter(c -> store.members(key).containsKey(c.user())).toList();
    boolean fromHere = !senders.isEmpty() && random.nextBoolean();
    FakeConnection sender = fromHere ? senders.get(random.nextInt(senders.size())) : null;
    FakeStore.Entry entry =
        store.append(key, store.newPushId(), sender == null ? "" : sender.id(), false, 0);
    store.members(key).keySet().stream()
        .filter(user -> sender == null || user != sender.user())
        .forEach(user -> due(key, user).add(entry.position()));
  }

  /** One push that stands in every log. */
  private void rename() {
    long pushId = store.newPushId();
    store.logs.keySet().forEach(key -> store.append(key, pushId, "", true, 0));
  }

  private Set<Long> due(ConversationKey key, long user) {
    return due.computeIfAbsent(key + " " + user, k -> new TreeSet<>());
  }

  private void enterOrLeave(Random random) {
    ConversationKey room = ROOMS.get(random.nextInt(ROOMS.size()));
    long user = 1L + random.nextInt(USERS);
    if (store.members(room).containsKey(user)) {
      // What has not arrived when the user leaves is void; only the leaving itself is due.
      store.leave(room, user);
      due(room, user).clear();
      due(room, user).add(store.head(room));
    } else {
      store.enter(room, user);
      due(room, user).clear();
      due(room, user).add(store.head(room));
    }
  }

  private void connectOrClose(Random random) {
    List<FakeConnection> now = open();
    if (now.size() > 5 || (!now.isEmpty() && random.nextBoolean())) {
      now.get(random.nextInt(now.size())).close();
    } else {
      connect(1L + random.nextInt(USERS));
    }
  }

  private void connect(long user) {
    FakeConnection connection = new FakeConnection("c" + ++lastConnection, user, 1000);
    connections.add(connection);
    connection.logIn(pushes, pushAck);
  }

  /** Faults end, everybody is connected, peers read: what is due has to arrive. */
  private void settle() {
    store.faults(0, 0);
    for (long user = 1; user <= USERS; user++) {
      connect(user);
    }
    for (int round = 0; round < 100; round++) {
      schedule.pass(500);
      for (FakeConnection connection : open()) {
        connection.take(1 << 20);
        acknowledge(connection);
      }
    }
  }

  private void check(String label) {
    for (FakeConnection connection : connections) {
      checkOrder(label + ", connection " + connection.id(), connection);
    }
    for (long user = 1; user <= USERS; user++) {
      for (ConversationKey key : store.logs.keySet()) {
        Set<Long> missing = new TreeSet<>(due(key, user));
        for (FakeConnection connection : connections) {
          if (connection.user() == user) {
            connection.delivered().stream()
                .filter(push -> push.conversation().equals(key))
                .forEach(push -> missing.remove(push.position()));
          }
        }
        assertEquals(Set.of(), missing, label + ", user " + user + ", never got of " + key);
      }
    }
  }

  private void checkOrder(String label, FakeConnection connection) {
    Set<Long> pushIds = new HashSet<>();
    Map<ConversationKey, Long> last = new HashMap<>();
    for (FakeConnection.Written push : connection.written) {
      assertTrue(pushIds.add(push.pushId()), label + " got twice " + push);
      Long before = last.put(push.conversation(), push.position());
      assertTrue(before == null || before < push.position(), label + " out of order " + push);
      if (before != null) {
        checkNoHole(label, connection, push, before, pushIds);
      }
    }
  }

  private void checkNoHole(
      String label,
      FakeConnection connection,
      FakeConnection.Written push,
      long before,
      Set<Long> pushIds) {
    List<FakeStore.Entry> log = store.log(push.conversation());
    // Who left misses what was not written by then, and goes on behind the next entering.
    boolean left =
        log.stream()
            .filter(entry -> entry.position() >= before && entry.position() <= push.position())
            .anyMatch(entry -> entry.leaver() == connection.user());
    for (FakeStore.Entry entry : log) {
      boolean between = entry.position() > before && entry.position() < push.position();
      boolean mayMiss =
          left
              || entry.origin().equals(connection.id())
              || (entry.once() && pushIds.contains(entry.pushId()));
      assertTrue(!between || mayMiss, label + " has a hole at " + entry + " before " + push);
    }
  }
}
