package chat.scrp.services.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.model.MessageObject;
import chat.scrp.protocol.model.RoomAccess;
import chat.scrp.protocol.model.RoomHistory;
import chat.scrp.protocol.model.RoomListObject;
import chat.scrp.protocol.model.Target;
import chat.scrp.protocol.push.NewRoomMessage;
import chat.scrp.protocol.request.AddReaction;
import chat.scrp.protocol.request.CreateRoom;
import chat.scrp.protocol.request.DeleteMessage;
import chat.scrp.protocol.request.EditMessage;
import chat.scrp.protocol.request.EnterRoom;
import chat.scrp.protocol.request.GetRooms;
import chat.scrp.protocol.request.ReceiveMessage;
import chat.scrp.protocol.request.SearchMessage;
import chat.scrp.protocol.request.SendPrivateMessage;
import chat.scrp.protocol.request.SendRoomMessage;
import chat.scrp.protocol.response.GetRoomsResponse;
import chat.scrp.protocol.response.ReceiveMessageResponse;
import chat.scrp.protocol.response.SearchMessageResponse;
import chat.scrp.services.RetentionConfig;
import chat.scrp.services.ServicesConfig;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.Page;
import chat.scrp.services.log.Position;
import chat.scrp.services.log.ServicesLab;
import chat.scrp.services.redis.RedisConfig;
import chat.scrp.services.testing.RealRedis;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RetentionIT {
  @RegisterExtension static final RealRedis redis = new RealRedis();
  private static final Target HALL = Target.room("hall");
  private static final Duration LONG = Duration.ofSeconds(20);
  private @Nullable ServicesLab open;

  /** What is dropped, how soon, and who is in the room. */
  private ServicesLab lab(long messages, Duration age, Duration sweep) {
    redis.flush();
    String uri = redis.uri();
    ServicesLab lab =
        new ServicesLab(
            ServicesConfig.at(uri)
                .withRedis(RedisConfig.at(uri).withCommandTimeout(LONG))
                .withRetention(new RetentionConfig(messages, age, sweep, LONG)));
    open = lab;
    return lab;
  }

  @AfterEach
  void end() {
    if (open != null) {
      open.close();
    }
  }

  private static void create(ServicesLab lab, Caller owner) {
    lab.ok(
        owner, new CreateRoom("hall", "Hall", RoomAccess.PUBLIC, null, RoomHistory.SINCE_ENTERING));
  }

  private static void say(ServicesLab lab, Caller user, int from, int to) {
    for (int i = from; i <= to; i++) {
      lab.ok(user, new SendRoomMessage("hall", "m" + i, null));
    }
  }

  private static ReceiveMessageResponse receive(
      ServicesLab lab, Caller user, @Nullable Long after, @Nullable Long before) {
    return lab.ok(user, new ReceiveMessage(HALL, after, before, 100), ReceiveMessageResponse.class);
  }

  private static List<Long> seqs(ReceiveMessageResponse page) {
    return page.messages().stream().map(MessageObject::seq).toList();
  }

  private static List<Long> range(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toList();
  }

  @Test
  void keepsTheNewestMessagesAndSaysWhereTheyBegin() {
    ServicesLab lab = lab(10, Duration.ZERO, LONG);
    Caller ann = lab.user("ann");
    Caller bob = lab.user("bob");
    create(lab, ann);
    lab.ok(bob, new EnterRoom("hall", null));
    say(lab, ann, 1, 8);
    lab.ok(bob, new AddReaction(HALL, 3, "\ud83d\udc4d"));
    lab.ok(ann, new EditMessage(HALL, 4, "edited"));
    say(lab, ann, 9, 25);

    ReceiveMessageResponse newest = receive(lab, bob, null, null);
    assertEquals(range(16, 25), seqs(newest));
    assertEquals(16, newest.firstSeq());
    assertEquals(25, newest.lastSeq());
    assertEquals(0, newest.readSeq(), "25 are unread, as ever");
    assertEquals(range(16, 25), seqs(receive(lab, bob, 2L, null)));
    assertEquals(List.of(), seqs(receive(lab, bob, null, 16L)));
    assertEquals(0, lab.redis("HLEN", "{" + lab.room("hall") + "}:o").toInteger());
    assertEquals(ErrorCode.MESSAGE_NOT_FOUND, lab.err(ann, new EditMessage(HALL, 15, "x")));
    assertEquals(ErrorCode.MESSAGE_NOT_FOUND, lab.err(ann, new DeleteMessage(HALL, 15)));
    assertEquals(
        ErrorCode.MESSAGE_NOT_FOUND, lab.err(bob, new AddReaction(HALL, 15, "\ud83d\udc4d")));
    lab.ok(ann, new EditMessage(HALL, 16, "still there"));
    assertEquals(
        10,
        lab.ok(bob, new SearchMessage("m", HALL, 100, null), SearchMessageResponse.class)
                .messages()
                .size()
            + 1);
  }

  @Test
  void aReaderThatIsBehindIsMovedOn() {
    ServicesLab lab = lab(10, Duration.ZERO, LONG);
    Caller ann = lab.user("ann");
    Caller bob = lab.user("bob");
    create(lab, ann);
    lab.ok(bob, new EnterRoom("hall", null));
    say(lab, ann, 1, 30);
    ConversationKey hall = lab.room("hall");

    Page first = lab.onLoop(() -> lab.services().reader().read(bob.user(), hall, 1, 4, 1 << 20));
    assertEquals(Position.of(21, 0), first.deliveries().get(0).position());
    assertEquals(Position.of(24, 0), first.position());
    assertEquals(true, first.more());
    Page rest = lab.page(bob, hall, first.position());
    assertEquals(Position.of(30, 0), rest.position());
    assertEquals(false, rest.more());
    assertEquals(
        range(21, 30),
        lab.pushes(bob, hall).stream().map(push -> ((NewRoomMessage) push).seq()).toList());
    ReceiveMessageResponse unread =
        lab.ok(
            bob, new ReceiveMessage(Target.none(), null, null, 100), ReceiveMessageResponse.class);
    assertEquals(range(21, 30), seqs(unread));
  }

  @Test
  void aBacklogIsDroppedWhenALimitIsSet() {
    ServicesLab before = lab(0, Duration.ZERO, LONG);
    Caller ann = before.user("ann");
    create(before, ann);
    say(before, ann, 1, 1200);
    before.close();
    String uri = redis.uri();
    open =
        new ServicesLab(
            ServicesConfig.at(uri)
                .withRedis(RedisConfig.at(uri).withCommandTimeout(LONG))
                .withRetention(new RetentionConfig(5, Duration.ZERO, LONG, LONG)));

    open.ok(ann, new SendRoomMessage("hall", "one more", null));
    open.ok(ann, new SendRoomMessage("hall", "and one", null));

    awaitFirst(open, ann, 1198);
  }

  /** Waits until the oldest message is this one. */
  private static void awaitFirst(ServicesLab lab, Caller user, long first) {
    long deadline = System.nanoTime() + LONG.toNanos();
    while (!Objects.equals(receive(lab, user, null, null).firstSeq(), first)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(receive(lab, user, null, null));
      }
    }
  }

  @Test
  void oldMessagesGoAlsoWhereNobodyTalks() {
    ServicesLab lab = lab(0, Duration.ofSeconds(2), Duration.ofMillis(100));
    Caller ann = lab.user("ann");
    Caller bob = lab.user("bob");
    lab.befriend(ann, bob);
    create(lab, ann);
    lab.redis("SET", "{count}:user", "10");
    say(lab, ann, 1, 5);
    lab.ok(ann, new SendPrivateMessage("bob", "soon gone", null));
    assertEquals(1, receive(lab, ann, null, null).firstSeq());

    awaitFirst(lab, ann, 6);

    ReceiveMessageResponse empty = receive(lab, ann, 0L, null);
    assertEquals(List.of(), empty.messages());
    assertEquals(5, empty.lastSeq());
    RoomListObject room =
        lab.ok(ann, new GetRooms(10, null), GetRoomsResponse.class).rooms().get(0);
    assertEquals(5, room.lastSeq());
    assertNull(room.lastMessage());
    long deadline = System.nanoTime() + LONG.toNanos();
    String pair = "{" + ConversationKey.pair(ann.user(), bob.user()) + "}:l";
    while (!lab.redis("XLEN", pair).toString().equals("0") && System.nanoTime() < deadline) {
      lab.redis("PING");
    }
    assertEquals("0", lab.redis("XLEN", pair).toString());
    say(lab, ann, 6, 6);
    assertEquals(List.of(6L), seqs(receive(lab, ann, null, null)));
  }
}
