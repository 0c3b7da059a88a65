package chat.scrp.services.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.protocol.Codec;
import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.model.MessageObject;
import chat.scrp.protocol.model.RoomAccess;
import chat.scrp.protocol.model.RoomHistory;
import chat.scrp.protocol.model.Target;
import chat.scrp.protocol.push.MessagesRead;
import chat.scrp.protocol.push.NewRoomMessage;
import chat.scrp.protocol.push.ReactionChanged;
import chat.scrp.protocol.push.UserTyping;
import chat.scrp.protocol.request.AddReaction;
import chat.scrp.protocol.request.ChangeRoomHistory;
import chat.scrp.protocol.request.CreateRoom;
import chat.scrp.protocol.request.DeleteMessage;
import chat.scrp.protocol.request.EditMessage;
import chat.scrp.protocol.request.EnterRoom;
import chat.scrp.protocol.request.MarkRead;
import chat.scrp.protocol.request.ReceiveMessage;
import chat.scrp.protocol.request.RemoveReaction;
import chat.scrp.protocol.request.SendRoomMessage;
import chat.scrp.protocol.request.SendTyping;
import chat.scrp.protocol.response.ReceiveMessageResponse;
import chat.scrp.protocol.response.SendMessageResponse;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.Outcome;
import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.Position;
import chat.scrp.services.log.Published;
import chat.scrp.services.log.ServicesLab;
import chat.scrp.services.testing.RealRedis;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RoomMessagesIT {
  @RegisterExtension static final RealRedis redis = new RealRedis();
  private static final Target HALL = Target.room("hall");
  private ServicesLab lab;
  private Caller ann;
  private Caller bob;
  private Caller eve;

  @BeforeEach
  void begin() {
    redis.flush();
    lab = new ServicesLab(redis.uri());
    ann = lab.user("ann");
    bob = lab.user("bob");
    eve = lab.user("eve");
    lab.ok(
        ann, new CreateRoom("hall", "Hall", RoomAccess.PUBLIC, null, RoomHistory.SINCE_ENTERING));
  }

  @AfterEach
  void end() {
    lab.close();
  }

  private void enter(Caller user) {
    lab.ok(user, new EnterRoom("hall", null));
  }

  private SendMessageResponse send(Caller user, String text, @Nullable String clientMessageId) {
    return lab.ok(
        user, new SendRoomMessage("hall", text, clientMessageId), SendMessageResponse.class);
  }

  private ReceiveMessageResponse receive(
      Caller user, @Nullable Long after, @Nullable Long before, int limit) {
    return lab.ok(
        user, new ReceiveMessage(HALL, after, before, limit), ReceiveMessageResponse.class);
  }

  private static List<Long> seqs(ReceiveMessageResponse page) {
    return page.messages().stream().map(MessageObject::seq).toList();
  }

  @Test
  void numbersPipelinedMessagesInTheOrderOfTheirSending() {
    List<Future<Outcome>> sent = new ArrayList<>();
    for (int i = 1; i <= 50; i++) {
      sent.add(lab.start(ann, new SendRoomMessage("hall", "m" + i, null)));
    }

    List<Long> seqs =
        sent.stream()
            .map(ServicesLab::await)
            .map(outcome -> ((SendMessageResponse) outcome.body()).seq())
            .toList();

    assertEquals(LongStream.rangeClosed(1, 50).boxed().toList(), seqs);
    assertEquals("m7", receive(ann, 6L, null, 1).messages().get(0).text());
  }

  @Test
  void publishesAChainOfPositions() {
    ConversationKey hall = lab.room("hall");
    lab.subscribe(hall.toString());

    send(ann, "one", null);
    lab.ok(ann, new EditMessage(HALL, 1, "uno"));
    send(ann, "two", null);

    Published.Live first = lab.nextLive();
    Published.Live edit = lab.nextLive();
    Published.Live second = lab.nextLive();
    assertEquals(Position.of(1, 0), first.position());
    assertEquals(first.position(), edit.prev());
    assertEquals(Position.of(1, 1), edit.position());
    assertEquals(edit.position(), second.prev());
    assertEquals(Position.of(2, 0), second.position());
    assertEquals(ann.connection(), first.origin());
  }

  @Test
  void refusesWhoIsNoMemberAndRoomsThatAreNot() {
    assertEquals(ErrorCode.FORBIDDEN, lab.err(eve, new SendRoomMessage("hall", "hi", null)));
    assertEquals(ErrorCode.ROOM_NOT_FOUND, lab.err(eve, new SendRoomMessage("attic", "hi", null)));
    assertEquals(ErrorCode.FORBIDDEN, lab.err(eve, new ReceiveMessage(HALL, null, null, 50)));
    assertEquals(ErrorCode.FORBIDDEN, lab.err(eve, new MarkRead(HALL, 1)));
    assertEquals(ErrorCode.FORBIDDEN, lab.err(eve, new SendTyping(HALL)));
    assertEquals(ErrorCode.FORBIDDEN, lab.err(eve, new DeleteMessage(HALL, 1)));
    assertEquals(ErrorCode.FORBIDDEN, lab.err(eve, new AddReaction(HALL, 1, "x")));
  }

  @Test
  void storesARepeatedMessageOnce() {
    SendMessageResponse first = send(ann, "hi", "c1");

    SendMessageResponse again = send(ann, "hi again", "c1");

    assertEquals(first, again);
    assertEquals(2, send(ann, "other", "c2").seq());
    assertEquals(2, receive(ann, null, null, 50).messages().size());
  }

  @Test
  void forgetsAClientMessageIdAfterADay() {
    send(ann, "hi", "c1");
    String sent = lab.redis("KEYS", "*:x:*").get(0).toString();
    lab.redis("HSET", sent, ann.user() + " c1", "1 1 1000 1000");

    assertEquals(2, send(ann, "hi", "c1").seq());
  }

  @Test
  void pagesHistoryBothWays() {
    for (int i = 1; i <= 10; i++) {
      send(ann, "m" + i, null);
    }

    ReceiveMessageResponse newest = receive(ann, null, null, 3);
    assertEquals(List.of(8L, 9L, 10L), seqs(newest));
    assertTrue(newest.more());
    assertEquals(10L, newest.lastSeq());
    assertEquals(10L, newest.readSeq());
    assertEquals(1L, newest.firstSeq());
    assertEquals(List.of(1L, 2L), seqs(receive(ann, null, 3L, 5)));
    assertFalse(receive(ann, null, 3L, 5).more());
    assertEquals(List.of(5L, 6L), seqs(receive(ann, 4L, null, 2)));
    assertTrue(receive(ann, 4L, null, 2).more());
    assertEquals(List.of(), seqs(receive(ann, 10L, null, 2)));
    assertEquals(List.of(10L), seqs(receive(ann, null, 4_000_000_000L, 1)));
  }

  @Test
  void cutsAPageBelowOneMebibyte() {
    String long1 = "\u0001".repeat(4096);
    for (int i = 0; i < 60; i++) {
      send(ann, long1, null);
    }

    ReceiveMessageResponse page = receive(ann, 0L, null, 200);

    assertTrue(page.more());
    assertTrue(page.messages().size() < 60);
    assertTrue(Codec.encode(page).length < 1 << 20);
  }

  @Test
  void showsAMemberWhatWasSentSinceItEntered() {
    send(ann, "before", null);
    enter(bob);
    send(ann, "after", null);

    ReceiveMessageResponse page = receive(bob, 0L, null, 50);

    assertEquals(List.of(2L), seqs(page));
    assertEquals(2L, page.firstSeq());
    assertEquals(1L, page.readSeq());
    assertEquals(
        ErrorCode.MESSAGE_NOT_FOUND, lab.err(bob, new AddReaction(HALL, 1, "\uD83D\uDC4D")));
    lab.ok(ann, new ChangeRoomHistory("hall", RoomHistory.EVERYTHING));
    assertEquals(List.of(1L, 2L), seqs(receive(bob, 0L, null, 50)));
  }

  @Test
  void doesNotTellALateComerAboutOlderMessages() {
    send(ann, "before", null);
    enter(bob);
    lab.subscribe(lab.room("hall").toString());

    lab.ok(ann, new EditMessage(HALL, 1, "changed"));

    Published.Live live = lab.nextLive();
    assertNull(live.push().forViewer(bob.user()));
    assertFalse(live.push().same());
    assertEquals(1, lab.pushes(bob, lab.room("hall")).size());
  }

  @Test
  void editsAndDeletes() {
    enter(bob);
    send(bob, "typo", "c1");
    send(ann, "mine", null);
    assertEquals(ErrorCode.FORBIDDEN, lab.err(ann, new EditMessage(HALL, 1, "forged")));
    assertEquals(ErrorCode.MESSAGE_NOT_FOUND, lab.err(ann, new EditMessage(HALL, 9, "forged")));
    assertEquals(ErrorCode.FORBIDDEN, lab.err(bob, new DeleteMessage(HALL, 2)));

    lab.ok(bob, new EditMessage(HALL, 1, "right / \"ri\u00e9ght\""));
    MessageObject edited = receive(bob, 0L, null, 1).messages().get(0);
    lab.ok(ann, new DeleteMessage(HALL, 1));
    MessageObject deleted = receive(ann, 0L, null, 1).messages().get(0);

    assertEquals("right / \"ri\u00e9ght\"", edited.text());
    assertEquals("c1", edited.clientMessageId());
    assertTrue(edited.editedTime() != null);
    assertEquals("", deleted.text());
    assertTrue(deleted.deleted());
    assertNull(deleted.editedTime());
    assertNull(deleted.clientMessageId());
    assertEquals(ErrorCode.MESSAGE_NOT_FOUND, lab.err(bob, new EditMessage(HALL, 1, "back")));
    assertEquals(
        new NewRoomMessage(deleted.messageId(), 1, "hall", "bob", "", true),
        lab.pushes(ann, lab.room("hall")).get(1));
    assertEquals(
        0,
        lab.pushes(ann, lab.room("hall")).stream()
            .filter(push -> push.toString().contains("right"))
            .count());
  }

  @Test
  void keepsReactions() {
    enter(bob);
    send(ann, "hi", null);
    lab.subscribe(lab.room("hall").toString());

    lab.ok(bob, new AddReaction(HALL, 1, "\uD83D\uDC4D"));
    lab.ok(bob, new AddReaction(HALL, 1, "\uD83D\uDC4D"));
    lab.ok(ann, new AddReaction(HALL, 1, "\uD83D\uDC4D"));
    lab.ok(ann, new AddReaction(HALL, 1, "\u2764"));

    assertEquals(
        Map.of("\uD83D\uDC4D", List.of("bob", "ann"), "\u2764", List.of("ann")),
        receive(ann, 0L, null, 1).messages().get(0).reactions());
    Published.Live live = lab.nextLive();
    assertEquals(
        new ReactionChanged("hall", null, null, 1, "bob", "\uD83D\uDC4D", true),
        live.push().forViewer(ann.user()));
    assertEquals(live.position(), lab.nextLive().prev());

    lab.ok(ann, new RemoveReaction(HALL, 1, "\u2764"));
    lab.ok(ann, new RemoveReaction(HALL, 1, "\uD83D\uDC4D"));
    lab.ok(bob, new RemoveReaction(HALL, 1, "\uD83D\uDC4D"));
    assertEquals(Map.of(), receive(ann, 0L, null, 1).messages().get(0).reactions());
  }

  @Test
  void movesTheReadMarkForwardOnly() {
    enter(bob);
    send(ann, "one", null);
    send(ann, "two", null);
    lab.subscribe("u:" + bob.user());

    lab.ok(bob, new MarkRead(HALL, 900));
    lab.ok(bob, new MarkRead(HALL, 1));

    assertEquals(2L, receive(bob, null, null, 1).readSeq());
    var read = (Published.Ephemeral) lab.nextPublished();
    assertEquals(new MessagesRead("hall", null, "bob", 2), read.push().forViewer(bob.user()));
    assertTrue(read.pushId() != null);
    assertNull(lab.publishedAlready());
  }

  @Test
  void passesTypingOnOnceInAWhile() {
    enter(bob);
    lab.subscribe(lab.room("hall").toString());

    lab.ok(bob, new SendTyping(HALL));
    lab.ok(bob, new SendTyping(HALL));
    send(bob, "done", null);

    var typing = (Published.Ephemeral) lab.nextPublished();
    assertEquals(new UserTyping("hall", null, "bob"), typing.push().forViewer(ann.user()));
    assertNull(typing.push().forViewer(bob.user()));
    assertNull(typing.pushId());
    assertEquals(Position.of(1, 0), lab.nextLive().position());
  }

  @Test
  void answers412WhenTheNumbersAreUsedUp() {
    lab.redis("HSET", "{" + lab.room("hall") + "}", "seq", "4294967295", "last", "4294967295-0");

    assertEquals(ErrorCode.LIMIT_REACHED, lab.err(ann, new SendRoomMessage("hall", "hi", null)));
  }

  @Test
  void listsWhatIsUnreadByTheOldestOfEachConversation() {
    enter(bob);
    lab.befriend(ann, bob);
    lab.ok(
        ann, new CreateRoom("attic", "Attic", RoomAccess.PUBLIC, null, RoomHistory.SINCE_ENTERING));
    lab.ok(bob, new EnterRoom("attic", null));
    lab.ok(ann, new SendRoomMessage("attic", "a1", null));
    send(ann, "h1", null);
    send(ann, "h2", null);

    ReceiveMessageResponse all =
        lab.ok(
            bob, new ReceiveMessage(Target.none(), null, null, 50), ReceiveMessageResponse.class);
    ReceiveMessageResponse two =
        lab.ok(bob, new ReceiveMessage(Target.none(), null, null, 2), ReceiveMessageResponse.class);

    assertEquals(3, all.messages().size());
    assertFalse(all.more());
    assertNull(all.lastSeq());
    assertEquals(2, two.messages().size());
    assertTrue(two.more());
    assertEquals(
        List.of(),
        lab.ok(ann, new ReceiveMessage(Target.none(), null, null, 50), ReceiveMessageResponse.class)
            .messages());
  }
}
