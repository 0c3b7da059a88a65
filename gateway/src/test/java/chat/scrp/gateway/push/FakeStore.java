package chat.scrp.gateway.push;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.ScrpPush;
import chat.scrp.protocol.push.NewRoomMessage;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.ConversationKey.Kind;
import chat.scrp.services.log.ConversationReader;
import chat.scrp.services.log.DeliveredMarks;
import chat.scrp.services.log.Delivery;
import chat.scrp.services.log.LivePush;
import chat.scrp.services.log.Opening;
import chat.scrp.services.log.Page;
import chat.scrp.services.log.Position;
import chat.scrp.services.log.Published;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Logs, members and marks in memory; every call runs and answers at moments of the schedule. */
final class FakeStore implements ConversationReader, MarkStore, Subscriptions {

  /** One entry: what it says is its place, so that a test can read it from the wire. */
  record Entry(long position, long pushId, String origin, boolean once, long leaver) {}

  private final Schedule schedule;
  final Map<ConversationKey, List<Entry>> logs = new HashMap<>();
  final Map<ConversationKey, Map<Long, Long>> members = new HashMap<>();
  final Map<ConversationKey, Map<Long, Long>> marks = new HashMap<>();
  final Map<ConversationKey, Map<Long, Entry>> farewells = new HashMap<>();
  private long lastPushId;
  private int failing;
  private int losing;
  private final Deque<Runnable> arrivals = new ArrayDeque<>();

  /** Whether publishes arrive in their order, as from one Redis. */
  boolean inOrder;

  private BiConsumer<ConversationKey, Published> subscriber = (channel, published) -> {};

  FakeStore(Schedule schedule) {
    this.schedule = schedule;
  }

  /** Of 100 calls so many fail; of 100 publishes so many are lost. */
  void faults(int callsFailing, int publishesLost) {
    failing = callsFailing;
    losing = publishesLost;
  }

  void subscriber(BiConsumer<ConversationKey, Published> receiver) {
    subscriber = receiver;
  }

  // ---- what services would do

  void create(ConversationKey key, List<Long> users) {
    logs.put(key, new ArrayList<>());
    members.put(key, new HashMap<>());
    marks.put(key, new HashMap<>());
    farewells.put(key, new HashMap<>());
    for (long user : users) {
      members(key).put(user, 0L);
      marks(key).put(user, 0L);
    }
  }

  Map<Long, Long> members(ConversationKey key) {
    return members.getOrDefault(key, Map.of());
  }

  Map<Long, Long> marks(ConversationKey key) {
    return marks.getOrDefault(key, Map.of());
  }

  private Map<Long, Entry> farewells(ConversationKey key) {
    return farewells.getOrDefault(key, Map.of());
  }

  List<Entry> log(ConversationKey key) {
    return logs.getOrDefault(key, List.of());
  }

  long head(ConversationKey key) {
    List<Entry> log = log(key);
    return log.isEmpty() ? 0 : log.get(log.size() - 1).position();
  }

  long newPushId() {
    return ++lastPushId;
  }

  Entry append(ConversationKey key, long pushId, String origin, boolean once, long leaver) {
    long prev = head(key);
    boolean message = leaver == 0 && schedule.random.nextInt(3) > 0;
    long position = message ? Position.of(Position.seq(prev) + 1, 0) : prev + 1;
    Entry entry = new Entry(position, pushId, origin, once, leaver);
    log(key).add(entry);
    publish(key, prev, entry);
    return entry;
  }

  private void publish(ConversationKey key, long prev, Entry entry) {
    Published live = live(key, prev, entry);
    if (key.kind() == Kind.ROOM) {
      publish(key, live);
    } else {
      publish(ConversationKey.own(key.a()), live);
      publish(ConversationKey.own(key.b()), live);
    }
  }

  private static Published.Live live(ConversationKey key, long prev, Entry entry) {
    return new Published.Live(
        key,
        prev,
        entry.position(),
        entry.origin(),
        entry.pushId(),
        1,
        new SamePush(push(key, entry)),
        entry.once(),
        false,
        0,
        entry.leaver(),
        null);
  }

  private void publish(ConversationKey channel, Published published) {
    if (inOrder) {
      published(() -> subscriber.accept(channel, published));
    } else if (schedule.random.nextInt(100) >= losing) {
      schedule.soon(() -> subscriber.accept(channel, published));
      if (losing > 0 && schedule.random.nextInt(20) == 0) {
        schedule.soon(() -> subscriber.accept(channel, published));
      }
    }
  }

  /** At some moment, but behind what was published before. */
  private void published(Runnable arrival) {
    arrivals.add(arrival);
    schedule.soon(() -> arrivals.remove().run());
  }

  void leave(ConversationKey room, long user) {
    long before = head(room);
    Entry entry = append(room, newPushId(), "", false, user);
    publish(ConversationKey.own(user), live(room, before, entry));
    members(room).remove(user);
    farewells(room).put(user, entry);
  }

  void enter(ConversationKey room, long user) {
    long before = head(room);
    members(room).put(user, before);
    marks(room).put(user, before);
    farewells(room).remove(user);
    Entry entering = append(room, newPushId(), "", false, 0);
    publish(
        ConversationKey.own(user),
        new Published.RoomJoined(room.a(), live(room, before, entering)));
  }

  /** Says where it stands: conversation and position. */
  static ScrpPush push(ConversationKey key, Entry entry) {
    return new NewRoomMessage(
        entry.pushId(), 0, key.toString(), null, Position.text(entry.position()), false);
  }

  record SamePush(ScrpPush push) implements LivePush {
    @Override
    public boolean same() {
      return true;
    }

    @Override
    public ScrpPush forViewer(long user) {
      return push;
    }
  }

  // ---- what the gateway asks

  private <T> Future<T> call(Supplier<T> script) {
    Promise<T> answer = Promise.promise();
    schedule.soon(
        () -> {
          if (schedule.random.nextInt(100) < failing) {
            schedule.soon(() -> answer.fail(new ScrpError(ErrorCode.SERVICE_UNAVAILABLE)));
          } else {
            T result = script.get();
            schedule.soon(() -> answer.complete(result));
          }
        });
    return answer.future();
  }

  @Override
  public Future<List<ConversationKey>> conversations(long user) {
    return call(
        () ->
            logs.keySet().stream()
                .filter(key -> members(key).containsKey(user) || farewells(key).containsKey(user))
                .toList());
  }

  @Override
  public Future<List<Opening>> open(long user, List<ConversationKey> conversations) {
    List<ConversationKey> keys = List.copyOf(conversations);
    return call(() -> keys.stream().map(key -> opening(key, user)).toList());
  }

  private Opening opening(ConversationKey key, long user) {
    boolean open = members(key).containsKey(user);
    Entry farewell = farewells(key).get(user);
    return new Opening(
        key,
        open,
        members(key).getOrDefault(user, 0L),
        marks(key).getOrDefault(user, 0L),
        head(key),
        false,
        farewell == null ? null : delivery(key, farewell, user));
  }

  private static Delivery delivery(ConversationKey key, Entry entry, long user) {
    return new Delivery(
        entry.position(),
        entry.origin(),
        entry.pushId(),
        1,
        push(key, entry),
        entry.once(),
        entry.leaver() == user);
  }

  @Override
  public Future<Page> read(
      long user, ConversationKey conversation, long after, int maxEntries, int maxBytes) {
    return call(() -> page(user, conversation, after, Math.min(maxEntries, 7)));
  }

  private Page page(long user, ConversationKey key, long after, int limit) {
    Long entered = members(key).get(user);
    if (entered == null) {
      return new Page(List.of(), after, false, false);
    }
    long from = Math.max(after, entered);
    List<Entry> behind = log(key).stream().filter(entry -> entry.position() > from).toList();
    List<Entry> now = behind.subList(0, Math.min(limit, behind.size()));
    long position = now.isEmpty() ? from : now.get(now.size() - 1).position();
    return new Page(
        now.stream().map(entry -> delivery(key, entry, user)).toList(),
        position,
        behind.size() > now.size(),
        true);
  }

  @Override
  public Future<Void> store(DeliveredMarks delivered) {
    return call(() -> {
          delivered.advances().forEach(this::advance);
          return true;
        })
        .mapEmpty();
  }

  private void advance(DeliveredMarks.Advance advance) {
    Map<Long, Long> of = marks(advance.conversation());
    Long mark = of.get(advance.user());
    if (mark != null && advance.from() <= mark && mark <= advance.to()) {
      of.put(advance.user(), advance.to());
    }
    Entry farewell = farewells(advance.conversation()).get(advance.user());
    if (farewell != null && farewell.position() <= advance.to()) {
      farewells(advance.conversation()).remove(advance.user());
    }
  }

  @Override
  public Future<Void> subscribe(List<ConversationKey> channels) {
    return call(() -> true).mapEmpty();
  }

  @Override
  public void unsubscribe(ConversationKey channel) {}

  @Override
  public Future<Void> flushUser(long user) {
    return Future.succeededFuture();
  }
}
