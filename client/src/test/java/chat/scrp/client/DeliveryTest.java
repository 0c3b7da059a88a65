package chat.scrp.client;

import static chat.scrp.client.RecordingListener.next;
import static chat.scrp.client.Scene.await;
import static chat.scrp.client.Scene.awaitOnLoop;
import static chat.scrp.client.Scene.message;
import static chat.scrp.client.Scene.page;
import static chat.scrp.client.Scene.session;
import static chat.scrp.client.Scene.stored;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.client.FakeServer.Asked;
import chat.scrp.client.FakeServer.Peer;
import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.model.LogOffReason;
import chat.scrp.protocol.model.MessageObject;
import chat.scrp.protocol.model.Target;
import chat.scrp.protocol.push.ForcedToLoggedOff;
import chat.scrp.protocol.push.NewPrivateMessage;
import chat.scrp.protocol.push.NewRoomMessage;
import chat.scrp.protocol.push.StoreReset;
import chat.scrp.protocol.request.AckPush;
import chat.scrp.protocol.request.GetTime;
import chat.scrp.protocol.request.ReceiveMessage;
import chat.scrp.protocol.request.ResumeSession;
import chat.scrp.protocol.request.SendRoomMessage;
import chat.scrp.protocol.response.Done;
import chat.scrp.protocol.response.GetTimeResponse;
import chat.scrp.protocol.response.SendMessageResponse;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Messages in their order, without holes, once. */
@Timeout(60)
class DeliveryTest {
  @RegisterExtension private final Scene scene = new Scene();

  @Test
  void fetchesAHoleBeforeItTellsWhatIsBehind() throws Exception {
    Peer peer = scene.logIn(false);
    peer.push(1L, message(4, "four"));
    peer.push(2L, message(7, "seven"));
    peer.push(3L, message(8, "eight"));
    peer.push(1L, message(4, "four"));
    Asked<ReceiveMessage> fetch = peer.request(ReceiveMessage.class);
    assertEquals(new ReceiveMessage(Target.room("attic"), 4L, null, 200), fetch.request());
    assertEquals(List.of("#attic 4 four"), next(scene.told.messages, 1));
    assertTrue(scene.told.messages.isEmpty());
    fetch.answer(page(true, stored(5, "five", null)));
    Asked<ReceiveMessage> more = peer.request(ReceiveMessage.class);
    assertEquals(5L, more.request().afterSeq());
    more.answer(page(false, stored(6, "six", null), stored(7, "seven", null)));

    assertEquals(
        List.of("#attic 5 five", "#attic 6 six", "#attic 7 seven", "#attic 8 eight"),
        next(scene.told.messages, 4));
    assertEquals(
        List.of(
            "NEW_ROOM_MESSAGE 1", "NEW_ROOM_MESSAGE 2", "NEW_ROOM_MESSAGE 3", "NEW_ROOM_MESSAGE 1"),
        next(scene.told.pushes, 4));
    assertTrue(scene.told.messages.isEmpty());
  }

  @Test
  void goesOnWhereAHoleWasTrimmedOrMayNotBeRead() throws Exception {
    Peer peer = scene.logIn(false);
    peer.push(1L, message(1, "one"));
    peer.push(2L, message(5, "five"));
    peer.request(ReceiveMessage.class).answer(page(false, stored(4, "four", null)));
    peer.push(3L, message(9, "nine"));
    peer.request(ReceiveMessage.class).answer(ErrorCode.FORBIDDEN, null);
    assertEquals(
        List.of("#attic 1 one", "#attic 4 four", "#attic 5 five", "#attic 9 nine"),
        next(scene.told.messages, 4));
  }

  @Test
  void doesNotTakeItsOwnMessagesForAHole() throws Exception {
    Peer peer = scene.logIn(false);
    peer.push(1L, message(4, "four"));
    CompletionStage<SendMessageResponse> sent = scene.client().send(Target.room("attic"), "mine");
    peer.request(SendRoomMessage.class).answer(new SendMessageResponse(50, 5, 0));
    await(sent);
    peer.push(2L, message(6, "six"));
    assertEquals(List.of("#attic 4 four", "#attic 6 six"), next(scene.told.messages, 2));

    scene.client().send(Target.room("attic"), "slow");
    Asked<SendRoomMessage> slow = peer.request(SendRoomMessage.class);
    peer.push(3L, message(8, "eight"));
    peer.request(ReceiveMessage.class)
        .answer(page(false, stored(7, "slow", slow.request().clientMessageId())));
    slow.answer(new SendMessageResponse(51, 7, 0));
    assertEquals(List.of("#attic 8 eight"), next(scene.told.messages, 1));
  }

  @Test
  void recognisesItsOwnMessageThatAnotherConnectionOfItsStored() throws Exception {
    Peer peer = scene.logIn(false);
    CompletionStage<SendMessageResponse> sent = scene.client().send(Target.room("attic"), "mine");
    peer.request(SendRoomMessage.class);
    peer.drop();

    Peer second = scene.server.peer();
    second.request(ResumeSession.class).answer(session("t2"));
    Asked<SendRoomMessage> again = second.request(SendRoomMessage.class);
    second.push(1L, new NewRoomMessage(50, 1, "attic", "bob", "mine", false));
    second.push(2L, message(2, "two"));
    assertEquals(List.of("NEW_ROOM_MESSAGE 1"), next(scene.told.pushes, 1));
    again.answer(new SendMessageResponse(50, 1, 0));
    await(sent);
    assertEquals(List.of("#attic 2 two"), next(scene.told.messages, 1));

    second.push(3L, new NewRoomMessage(52, 3, "attic", "bob", "from another device", false));
    assertEquals(List.of("#attic 3 from another device"), next(scene.told.messages, 1));
  }

  @Test
  void namesAPrivateConversationAfterTheOther() throws Exception {
    Peer peer = scene.logIn(false);
    peer.push(1L, new NewPrivateMessage(1, 1, "amy", "bob", "hi", false));
    peer.push(2L, new NewPrivateMessage(2, 2, "bob", "amy", "ho", false));
    assertEquals(List.of("@amy 1 hi", "@amy 2 ho"), next(scene.told.messages, 2));
  }

  @Test
  void catchesUpAfterTheConnectionWasAway() throws Exception {
    Peer peer = scene.logIn(false);
    peer.push(1L, message(4, "four"));
    assertEquals(List.of("#attic 4 four"), next(scene.told.messages, 1));
    peer.drop();
    Peer second = scene.server.peer();
    second.request(ResumeSession.class).answer(session("t2"));
    Asked<ReceiveMessage> fetch = second.request(ReceiveMessage.class);
    assertEquals(4L, fetch.request().afterSeq());
    fetch.answer(page(false, stored(5, "five", null)));
    assertEquals(List.of("#attic 5 five"), next(scene.told.messages, 1));
  }

  @Test
  void acknowledgesAfterTheListenerReturned() throws Exception {
    await(scene.client().close());
    CountDownLatch returned = new CountDownLatch(1);
    ScrpListener slow =
        new ScrpListener() {
          @Override
          public void onMessage(Target conversation, MessageObject message) {
            awaitOnLoop(returned);
          }
        };
    scene.use(scene.options().withPushAck(true), slow);
    Peer peer = scene.logIn(true);
    peer.push(11L, message(1, "one"));
    assertTrue(peer.silentFor(200));
    returned.countDown();
    Asked<AckPush> first = peer.request(AckPush.class);
    assertEquals(11, first.request().pushId());

    peer.push(12L, message(2, "two"));
    peer.push(null, new ForcedToLoggedOff(LogOffReason.SESSION_ENDED));
    peer.push(13L, message(3, "three"));
    CompletionStage<GetTimeResponse> behind = scene.client().call(new GetTime());
    peer.request(GetTime.class).answer(new GetTimeResponse(1));
    await(behind);
    first.answer(new Done());
    assertEquals(13, peer.request(AckPush.class).request().pushId());
  }

  @Test
  void forgetsWhatItKnewWhenTheStoreWasReset() throws Exception {
    Peer peer = scene.logIn(false);
    next(scene.told.events, 4);
    peer.push(1L, message(40, "forty"));
    peer.push(null, new StoreReset("e2"));
    peer.push(2L, message(7, "seven"));
    assertEquals(List.of("#attic 40 forty", "#attic 7 seven"), next(scene.told.messages, 2));
    assertEquals(List.of("epoch e2"), next(scene.told.events, 1));
  }
}
