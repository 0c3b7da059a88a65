package chat.scrp.services.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.model.MessageObject;
import chat.scrp.protocol.model.RoomAccess;
import chat.scrp.protocol.model.RoomHistory;
import chat.scrp.protocol.model.Target;
import chat.scrp.protocol.request.AddReaction;
import chat.scrp.protocol.request.CreateRoom;
import chat.scrp.protocol.request.DeleteMessage;
import chat.scrp.protocol.request.EditMessage;
import chat.scrp.protocol.request.EnterRoom;
import chat.scrp.protocol.request.LeaveRoom;
import chat.scrp.protocol.request.RemoveFriend;
import chat.scrp.protocol.request.SearchMessage;
import chat.scrp.protocol.request.SendPrivateMessage;
import chat.scrp.protocol.request.SendRoomMessage;
import chat.scrp.protocol.response.SearchMessageResponse;
import chat.scrp.services.SearchConfig;
import chat.scrp.services.ServicesConfig;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.Outcome;
import chat.scrp.services.log.ServicesLab;
import chat.scrp.services.redis.RedisConfig;
import chat.scrp.services.testing.RealRedis;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MessageSearchIT {
  @RegisterExtension static final RealRedis redis = new RealRedis();
  private static final Duration LONG = Duration.ofSeconds(20);
  private ServicesLab lab;
  private Caller ann;
  private Caller bob;
  private Caller eve;

  @BeforeEach
  void begin() {
    redis.flush();
    lab = lab(new SearchConfig(LONG, 3, 64 * 1024, 4, 100));
    ann = lab.user("ann");
    bob = lab.user("bob");
    eve = lab.user("eve");
    lab.befriend(ann, bob);
    create("hall", RoomHistory.SINCE_ENTERING);
    create("attic", RoomHistory.EVERYTHING);
    for (String room : List.of("hall", "attic")) {
      lab.ok(bob, new EnterRoom(room, null));
    }
  }

  private static ServicesLab lab(SearchConfig config) {
    String uri = redis.uri();
    return new ServicesLab(
        ServicesConfig.at(uri)
            .withRedis(RedisConfig.at(uri).withCommandTimeout(LONG))
            .withSearch(config));
  }

  @AfterEach
  void end() {
    lab.close();
  }

  private void create(String room, RoomHistory history) {
    lab.ok(ann, new CreateRoom(room, room, RoomAccess.PUBLIC, null, history));
  }

  private void say(Caller user, String room, String text) {
    lab.ok(user, new SendRoomMessage(room, text, null));
  }

  private void whisper(Caller user, Caller to, String text) {
    lab.ok(user, new SendPrivateMessage(to.userId(), text, null));
  }

  private SearchMessageResponse page(
      Caller user, String query, Target target, int limit, @Nullable String cursor) {
    return lab.ok(
        user, new SearchMessage(query, target, limit, cursor), SearchMessageResponse.class);
  }

  private List<String> texts(Caller user, String query) {
    return texts(user, query, Target.none());
  }

  private List<String> texts(Caller user, String query, Target target) {
    SearchMessageResponse all = page(user, query, target, 100, null);
    assertNull(all.nextCursor());
    return texts(all);
  }

  private static List<String> texts(SearchMessageResponse page) {
    return page.messages().stream().map(MessageObject::text).toList();
  }

  @Test
  void findsTheNewestFirstAcrossConversations() {
    say(ann, "hall", "tea 1");
    whisper(bob, ann, "tea 2");
    say(bob, "attic", "coffee");
    say(ann, "attic", "tea 3");
    whisper(ann, bob, "tea 4");
    say(bob, "hall", "tea 5");

    assertEquals(List.of("tea 5", "tea 4", "tea 3", "tea 2", "tea 1"), texts(ann, "TEA"));
    assertEquals(List.of("tea 5", "tea 1"), texts(bob, "tea", Target.room("hall")));
    assertEquals(List.of("tea 4", "tea 2"), texts(bob, "tea", Target.user("ann")));
    assertEquals(List.of("tea 3"), texts(bob, "3 tea"));
    assertEquals(List.of(), texts(bob, "tea coffee"));
  }

  @Test
  void aMessageIsWhole() {
    whisper(ann, bob, "Café crème");
    lab.ok(bob, new AddReaction(Target.user("ann"), 1, "\ud83d\udc4d"));
    say(bob, "hall", "café au lait");

    List<MessageObject> found = page(bob, "cafe", Target.none(), 100, null).messages();

    assertEquals("hall", found.get(0).roomId());
    assertNull(found.get(0).userId());
    assertEquals("bob", found.get(0).senderId());
    assertEquals("ann", found.get(1).userId());
    assertEquals(1, found.get(1).seq());
    assertEquals(Map.of("\ud83d\udc4d", List.of("bob")), found.get(1).reactions());
  }

  @Test
  void followsEditedAndDeletedTexts() {
    say(ann, "hall", "red one");
    say(ann, "hall", "red two");
    say(ann, "hall", "blue");
    lab.ok(ann, new EditMessage(Target.room("hall"), 1, "green one"));
    lab.ok(ann, new DeleteMessage(Target.room("hall"), 2));
    lab.ok(ann, new EditMessage(Target.room("hall"), 3, "red three"));

    List<MessageObject> found = page(bob, "red", Target.none(), 100, null).messages();

    assertEquals(List.of("red three"), found.stream().map(MessageObject::text).toList());
    assertNotNull(found.get(0).editedTime());
    assertEquals(List.of("green one"), texts(bob, "green"));
  }

  @Test
  void onlyWhatTheAskerCanReadNow() {
    say(ann, "hall", "plan A");
    say(ann, "attic", "plan B");
    whisper(ann, bob, "plan C");
    assertEquals(List.of(), texts(eve, "plan"));

    lab.ok(eve, new EnterRoom("hall", null));
    lab.ok(eve, new EnterRoom("attic", null));
    say(ann, "hall", "plan D");
    assertEquals(List.of("plan D", "plan B"), texts(eve, "plan"));

    lab.ok(eve, new LeaveRoom("hall"));
    assertEquals(List.of("plan B"), texts(eve, "plan"));

    lab.ok(bob, new RemoveFriend("ann"));
    assertEquals(List.of("plan D", "plan C", "plan B", "plan A"), texts(bob, "plan"));
  }

  @Test
  void aConversationThatIsNamedIsCheckedAsInReceiveMessage() {
    assertEquals(ErrorCode.FORBIDDEN, err(eve, Target.room("hall")));
    assertEquals(ErrorCode.FORBIDDEN, err(eve, Target.user("ann")));
    assertEquals(ErrorCode.ROOM_NOT_FOUND, err(eve, Target.room("nowhere")));
    assertEquals(ErrorCode.USER_NOT_FOUND, err(eve, Target.user("nobody")));
  }

  private ErrorCode err(Caller user, Target target) {
    return lab.err(user, new SearchMessage("x", target, 50, null));
  }

  @Test
  void pagesGoOnWithoutAHoleOrARepetition() {
    List<String> sent = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String text = "tick " + i;
      sent.add(0, text);
      switch (i % 4) {
        case 0 -> say(ann, "hall", text);
        case 1 -> say(bob, "attic", text);
        case 2 -> whisper(ann, bob, text);
        default -> {
          say(ann, "hall", "noise");
          say(ann, "hall", text);
        }
      }
    }

    for (int limit : new int[] {1, 2, 7, 39, 40}) {
      List<String> found = new ArrayList<>();
      String cursor = null;
      do {
        SearchMessageResponse page = page(bob, "tick", Target.none(), limit, cursor);
        assertFalse(page.messages().isEmpty(), "no empty page while there is time");
        found.addAll(texts(page));
        cursor = page.nextCursor();
      } while (cursor != null);
      assertEquals(sent, found, "limit " + limit);
    }
  }

  @Test
  void messagesOfOneMillisecondAreNeitherLostNorRepeated() {
    for (String room : List.of("hall", "attic")) {
      for (int i = 1; i <= 10; i++) {
        say(ann, room, "same " + room + i);
      }
      String log = "{" + lab.room(room) + "}:l";
      List<String> entries = new ArrayList<>();
      lab.redis("XRANGE", log, "-", "+")
          .forEach(entry -> entries.add(entry.get(0) + " " + entry.get(1).get(3)));
      lab.redis("DEL", log);
      for (String entry : entries) {
        String[] parts = entry.split(" ", 2);
        lab.redis("XADD", log, parts[0], "t", "1790000000000", "e", parts[1]);
      }
    }
    List<String> found = new ArrayList<>();
    String cursor = null;
    do {
      SearchMessageResponse page = page(bob, "same", Target.none(), 3, cursor);
      found.addAll(texts(page));
      cursor = page.nextCursor();
    } while (cursor != null);
    assertEquals(20, found.size());
    assertEquals(20, found.stream().distinct().count());
  }

  @Test
  void withoutTimeACallAnswersWithACursorThatLeadsOn() {
    for (int i = 0; i < 30; i++) {
      say(ann, i % 2 == 0 ? "hall" : "attic", i == 3 ? "needle" : "hay");
    }
    try (ServicesLab hasty = lab(new SearchConfig(Duration.ofNanos(1), 4, 64 * 1024, 4, 100))) {
      int calls = 0;
      List<String> found = new ArrayList<>();
      String cursor = null;
      do {
        SearchMessageResponse page =
            hasty.ok(
                bob,
                new SearchMessage("needle", Target.none(), 50, cursor),
                SearchMessageResponse.class);
        found.addAll(texts(page));
        cursor = page.nextCursor();
        calls++;
      } while (cursor != null);
      assertEquals(List.of("needle"), found);
      assertTrue(calls > 3, "calls: " + calls);
    }
  }

  @Test
  void goesOnPastWhatWasSaidMeanwhileAndPastARoomThatWasLeft() {
    for (int i = 0; i < 6; i++) {
      say(ann, i % 2 == 0 ? "hall" : "attic", "word " + i);
    }
    SearchMessageResponse first = page(bob, "word", Target.none(), 2, null);
    assertEquals(List.of("word 5", "word 4"), texts(first));

    say(ann, "hall", "word 6");
    lab.ok(bob, new LeaveRoom("hall"));

    SearchMessageResponse rest = page(bob, "word", Target.none(), 50, first.nextCursor());
    assertEquals(List.of("word 3", "word 1"), texts(rest));
    assertNull(rest.nextCursor());
  }

  @Test
  void aUsersSearchesWaitForEachOtherAndOneTooManyIsRefused() {
    say(ann, "hall", "once");
    List<Future<Outcome>> started = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      started.add(lab.start(ann, new SearchMessage("once", Target.none(), 50, null)));
    }
    List<ErrorCode> codes =
        started.stream().map(ServicesLab::await).map(outcome -> outcome.err()).toList();
    assertEquals(5, codes.stream().filter(code -> code == ErrorCode.SUCCESS).count());
    assertEquals(2, codes.stream().filter(code -> code == ErrorCode.RATE_LIMITED).count());
    assertEquals(List.of("once"), texts(ann, "once"));
  }

  @Test
  void refusesACursorThatItDidNotWrite() {
    for (String cursor : List.of("x", "no such cursor", "MSByOjEgMQ=", "bm8gY3Vyc29y")) {
      assertEquals(
          ErrorCode.INVALID_QUERY,
          lab.err(ann, new SearchMessage("x", Target.none(), 50, cursor)),
          cursor);
    }
  }
}
