package chat.scrp.services.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.ScrpPush;
import chat.scrp.protocol.model.MessageObject;
import chat.scrp.protocol.model.Target;
import chat.scrp.protocol.push.MessageEdited;
import chat.scrp.protocol.push.MessagesRead;
import chat.scrp.protocol.push.NewPrivateMessage;
import chat.scrp.protocol.push.ReactionChanged;
import chat.scrp.protocol.push.UserTyping;
import chat.scrp.protocol.request.AddReaction;
import chat.scrp.protocol.request.DeleteMessage;
import chat.scrp.protocol.request.EditMessage;
import chat.scrp.protocol.request.MarkRead;
import chat.scrp.protocol.request.ReceiveMessage;
import chat.scrp.protocol.request.SendPrivateMessage;
import chat.scrp.protocol.request.SendTyping;
import chat.scrp.protocol.response.ReceiveMessageResponse;
import chat.scrp.protocol.response.SendMessageResponse;
import chat.scrp.services.directory.Directory;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.Opening;
import chat.scrp.services.log.Page;
import chat.scrp.services.log.Position;
import chat.scrp.services.log.Published;
import chat.scrp.services.log.ServicesLab;
import chat.scrp.services.message.ConversationSummaries.Summary;
import chat.scrp.services.redis.RedisConfig;
import chat.scrp.services.redis.RedisLinks;
import chat.scrp.services.testing.RealRedis;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PrivateMessagesIT {
  @RegisterExtension static final RealRedis redis = new RealRedis();
  private static final Target ANN = Target.user("ann");
  private static final Target BOB = Target.user("bob");
  private ServicesLab lab;
  private Caller ann;
  private Caller bob;
  private ConversationKey pair;

  @BeforeEach
  void begin() {
    redis.flush();
    lab = new ServicesLab(redis.uri());
    ann = lab.user("ann");
    bob = lab.user("bob");
    lab.befriend(ann, bob);
    pair = ConversationKey.pair(ann.user(), bob.user());
  }

  @AfterEach
  void end() {
    lab.close();
  }

  private SendMessageResponse tell(String text, @Nullable String clientMessageId) {
    return lab.ok(
        ann, new SendPrivateMessage("bob", text, clientMessageId), SendMessageResponse.class);
  }

  private List<MessageObject> history(Caller user, Target target) {
    return lab.ok(user, new ReceiveMessage(target, 0L, null, 50), ReceiveMessageResponse.class)
        .messages();
  }

  @Test
  void reachesBothOfThePair() {
    lab.subscribe("u:" + bob.user());
    lab.subscribe("u:" + ann.user());

    SendMessageResponse sent = tell("hi", null);

    Published.Live one = lab.nextLive();
    Published.Live other = lab.nextLive();
    assertEquals(pair, one.conversation());
    assertEquals(one.position(), other.position());
    assertEquals(
        new NewPrivateMessage(sent.messageId(), 1, "ann", "bob", "hi", false),
        one.push().forViewer(bob.user()));
    assertTrue(one.push().same());
    assertEquals("bob", history(ann, BOB).get(0).userId());
    assertEquals("ann", history(bob, ANN).get(0).userId());
  }

  @Test
  void refusesWhoIsNoFriendAndWhoIsNot() {
    Caller eve = lab.user("eve");

    assertEquals(ErrorCode.FORBIDDEN, lab.err(eve, new SendPrivateMessage("ann", "hi", null)));
    assertEquals(ErrorCode.FORBIDDEN, lab.err(ann, new SendPrivateMessage("ann", "hi", null)));
    assertEquals(
        ErrorCode.USER_NOT_FOUND, lab.err(ann, new SendPrivateMessage("nobody", "hi", null)));
    assertEquals(ErrorCode.FORBIDDEN, lab.err(eve, new MarkRead(ANN, 1)));
  }

  @Test
  void noticesThatARememberedUserIsDeleted() {
    tell("hi", null);
    lab.redis("DEL", "{u:" + bob.user() + "}", "{" + pair + "}", Directory.userKey("bob"));

    assertEquals(ErrorCode.USER_NOT_FOUND, lab.err(ann, new SendPrivateMessage("bob", "hi", null)));
  }

  @Test
  void storesARepeatedMessageOnce() {
    SendMessageResponse first = tell("hi", "c1");

    assertEquals(first, tell("hi", "c1"));
    assertEquals(1, history(bob, ANN).size());
  }

  @Test
  void goesOnReadingAfterTheFriendshipButNotWriting() {
    tell("hi", null);
    lab.redis("HDEL", "{" + pair + "}", "f");

    assertEquals(1, history(bob, ANN).size());
    lab.ok(bob, new MarkRead(ANN, 1));
    lab.ok(ann, new EditMessage(BOB, 1, "hello"));
    lab.ok(ann, new DeleteMessage(BOB, 1));
    assertEquals(ErrorCode.FORBIDDEN, lab.err(bob, new SendTyping(ANN)));
    assertEquals(ErrorCode.FORBIDDEN, lab.err(bob, new AddReaction(ANN, 1, "x")));
    assertEquals(ErrorCode.FORBIDDEN, lab.err(ann, new SendPrivateMessage("bob", "hi", null)));
  }

  @Test
  void keepsOnlyTheNewestReadMark() {
    tell("one", null);
    tell("two", null);
    lab.subscribe("u:" + bob.user());

    lab.ok(bob, new MarkRead(ANN, 1));
    lab.ok(bob, new MarkRead(ANN, 2));

    List<ScrpPush> kept =
        lab.pushes(ann, pair).stream().filter(MessagesRead.class::isInstance).toList();
    assertEquals(List.of(new MessagesRead(null, "bob", "bob", 2)), kept);
    var own = (Published.Ephemeral) lab.nextPublished();
    assertEquals(new MessagesRead(null, "ann", "bob", 1), own.push().forViewer(bob.user()));
    Published.Live hidden = lab.nextLive();
    assertNull(hidden.push().forViewer(bob.user()));
    assertEquals(ann.user(), hidden.onlyUser());
  }

  @Test
  void saysSenderAndReceiverOfWhatHappensToAMessage() {
    tell("typo", null);

    lab.ok(ann, new EditMessage(BOB, 1, "right"));
    lab.ok(bob, new AddReaction(ANN, 1, "\uD83D\uDC4D"));
    assertEquals(ErrorCode.FORBIDDEN, lab.err(bob, new EditMessage(ANN, 1, "forged")));
    assertEquals(ErrorCode.FORBIDDEN, lab.err(bob, new DeleteMessage(ANN, 1)));

    var edited = (MessageEdited) lab.pushes(bob, pair).get(1);
    assertEquals("ann", edited.senderId());
    assertEquals("bob", edited.receiverId());
    assertEquals(
        new ReactionChanged(null, "ann", "bob", 1, "bob", "\uD83D\uDC4D", true),
        lab.pushes(ann, pair).get(0));
  }

  @Test
  void typingGoesToTheFriendOnly() {
    lab.subscribe("u:" + bob.user());

    lab.ok(ann, new SendTyping(BOB));

    var typing = (Published.Ephemeral) lab.nextPublished();
    assertEquals(new UserTyping(null, "ann", "ann"), typing.push().forViewer(bob.user()));
  }

  @Test
  void aMarkMovesOnlyFromInsideOfWhatWasDelivered() {
    for (int i = 1; i <= 5; i++) {
      tell("m" + i, null);
    }

    lab.delivered(bob, pair, Position.of(3, 0), Position.of(5, 0));
    assertEquals(Position.START, opening().delivered());
    lab.delivered(bob, pair, Position.START, Position.of(3, 0));
    assertEquals(Position.of(3, 0), opening().delivered());
    lab.delivered(bob, pair, Position.START, Position.of(2, 0));
    assertEquals(Position.of(3, 0), opening().delivered());
    lab.delivered(bob, pair, Position.of(2, 0), Position.of(5, 0));

    assertEquals(Position.of(5, 0), opening().delivered());
    assertEquals(Position.of(5, 0), opening().head());
    assertTrue(opening().friends());
  }

  private Opening opening() {
    return lab.opening(bob, pair);
  }

  @Test
  void readsPageByPageWithinItsBounds() {
    for (int i = 1; i <= 5; i++) {
      tell("m" + i, null);
    }

    var first = page(Position.START, 2, 100_000);
    var rest = page(first.position(), 10, 100_000);
    var small = page(Position.START, 10, 1);

    assertEquals(2, first.deliveries().size());
    assertTrue(first.more());
    assertEquals(Position.of(2, 0), first.position());
    assertEquals(3, rest.deliveries().size());
    assertEquals(Position.of(5, 0), rest.position());
    assertEquals(1, small.deliveries().size());
    assertTrue(small.more());
  }

  private Page page(long after, int entries, int bytes) {
    return lab.onLoop(() -> lab.services().reader().read(bob.user(), pair, after, entries, bytes));
  }

  @Test
  void summarizesConversationsInOneBatch() {
    Caller eve = lab.user("eve");
    tell("hi", null);
    lab.ok(bob, new MarkRead(ANN, 1));
    Vertx vertx = Vertx.vertx();
    RedisLinks links = new RedisLinks(vertx, RedisConfig.at(redis.uri()));
    try {
      Map<Long, Summary> found =
          ServicesLab.await(
              onNewContext(vertx, links, ann.user(), List.of(bob.user(), eve.user())));

      Summary ofBob = found.get(bob.user());
      assertNotNull(ofBob);
      MessageObject last = ofBob.lastMessage();
      assertNotNull(last);
      assertEquals("hi", last.text());
      assertEquals(1, ofBob.lastSeq());
      assertEquals(1, ofBob.readSeq());
      assertEquals(1, ofBob.peerReadSeq());
      assertEquals(new Summary(0, 0, 0, null), found.get(eve.user()));
    } finally {
      ServicesLab.await(links.close());
      ServicesLab.await(vertx.close());
    }
  }

  private static Future<Map<Long, Summary>> onNewContext(
      Vertx vertx, RedisLinks links, long user, List<Long> others) {
    Promise<Map<Long, Summary>> done = Promise.promise();
    vertx
        .getOrCreateContext()
        .runOnContext(
            v -> new ConversationSummaries(links.current()).ofPairs(user, others).onComplete(done));
    return done.future();
  }
}
