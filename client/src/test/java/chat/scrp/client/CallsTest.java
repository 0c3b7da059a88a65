package chat.scrp.client;

import static chat.scrp.client.Scene.await;
import static chat.scrp.client.Scene.failure;
import static chat.scrp.client.Scene.session;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import chat.scrp.client.FakeServer.Asked;
import chat.scrp.client.FakeServer.Peer;
import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.ScrpResponse;
import chat.scrp.protocol.model.Target;
import chat.scrp.protocol.push.UserOnline;
import chat.scrp.protocol.request.ChangeUserNickname;
import chat.scrp.protocol.request.GetTime;
import chat.scrp.protocol.request.ResumeSession;
import chat.scrp.protocol.request.SendRoomMessage;
import chat.scrp.protocol.response.Done;
import chat.scrp.protocol.response.ErrorResponse;
import chat.scrp.protocol.response.GetTimeResponse;
import chat.scrp.protocol.response.SendMessageResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Requests and their answers. */
@Timeout(60)
class CallsTest {
  @RegisterExtension private final Scene scene = new Scene();

  @Test
  void findsTheCallOfAnAnswerByItsNumber() throws Exception {
    Peer peer = scene.connect();
    CompletionStage<GetTimeResponse> first = scene.client().call(new GetTime());
    CompletionStage<GetTimeResponse> second = scene.client().call(new GetTime());
    Asked<GetTime> one = peer.request(GetTime.class);
    Asked<GetTime> two = peer.request(GetTime.class);

    two.answer(new GetTimeResponse(2));
    assertEquals(2, await(second).time());
    one.answer(new GetTimeResponse(1));
    assertEquals(1, await(first).time());
  }

  @Test
  void turnsAnErrorIntoAnException() throws Exception {
    Peer peer = scene.connect();
    CompletionStage<ScrpResponse> call = scene.client().call(new ChangeUserNickname("Bob"));
    peer.request(ChangeUserNickname.class)
        .answer(ErrorCode.RATE_LIMITED, new ErrorResponse(1500L, null));

    ScrpException error = assertInstanceOf(ScrpException.class, failure(call));
    assertEquals(ErrorCode.RATE_LIMITED, error.error());
    assertEquals(420, error.errorNumber());
    assertEquals(1500L, error.retryAfterMs());
  }

  @Test
  void givesUpWaitingForAnAnswer() throws Exception {
    await(scene.client().close());
    scene.use(scene.options().withRequestTimeout(Duration.ofMillis(200)), scene.told);
    Peer peer = scene.connect();
    CompletionStage<ScrpResponse> call = scene.client().call(new ChangeUserNickname("Bob"));
    Asked<ChangeUserNickname> late = peer.request(ChangeUserNickname.class);
    peer.push(null, new UserOnline("amy", 1_790_000_000));
    assertInstanceOf(NoAnswerException.class, failure(call));

    late.answer(new Done());
    CompletionStage<GetTimeResponse> time = scene.client().call(new GetTime());
    peer.request(GetTime.class).answer(new GetTimeResponse(9));
    assertEquals(9, await(time).time());
  }

  @Test
  void leavesAServerThatSaysNothingSinceARequest() throws Exception {
    await(scene.client().close());
    scene.use(scene.options().withRequestTimeout(Duration.ofMillis(200)), scene.told);
    Peer peer = scene.connect();
    CompletionStage<ScrpResponse> change = scene.client().call(new ChangeUserNickname("Bob"));
    CompletionStage<SendMessageResponse> sent = scene.client().send(Target.room("attic"), "a");
    peer.request(ChangeUserNickname.class);
    SendRoomMessage first = peer.request(SendRoomMessage.class).request();
    assertInstanceOf(NoAnswerException.class, failure(change));

    Asked<SendRoomMessage> again = scene.server.peer().request(SendRoomMessage.class);
    assertEquals(first, again.request());
    again.answer(new SendMessageResponse(1, 1, 0));
    assertEquals(1L, await(sent).seq());
  }

  @Test
  void neverRepeatsWhatIsCalledOnce() throws Exception {
    Peer peer = scene.logIn(false);
    CompletionStage<SendMessageResponse> refused =
        scene.client().callOnce(new SendRoomMessage("attic", "a", "id-1"));
    peer.request(SendRoomMessage.class).answer(ErrorCode.SERVICE_UNAVAILABLE, null);
    assertEquals(
        ErrorCode.SERVICE_UNAVAILABLE,
        assertInstanceOf(ScrpException.class, failure(refused)).error());
    CompletionStage<GetTimeResponse> lost = scene.client().callOnce(new GetTime());
    peer.request(GetTime.class);
    peer.drop();
    assertInstanceOf(NoAnswerException.class, failure(lost));
  }

  @Test
  void failsWhatChangesSomethingWhenTheConnectionIsLostAndRepeatsWhatReads() throws Exception {
    Peer peer = scene.connect();
    CompletionStage<ScrpResponse> change = scene.client().call(new ChangeUserNickname("Bob"));
    CompletionStage<ScrpResponse> read = scene.client().call(new GetTime());
    peer.request(ChangeUserNickname.class);
    peer.request(GetTime.class);
    peer.drop();

    assertInstanceOf(NoAnswerException.class, failure(change));
    scene.server.peer().request(GetTime.class).answer(new GetTimeResponse(3));
    assertEquals(new GetTimeResponse(3), await(read));
  }

  @Test
  void repeatsMessagesUnderTheSameIdInTheirOrder() throws Exception {
    Peer peer = scene.logIn(false);
    CompletionStage<SendMessageResponse> a = scene.client().send(Target.room("attic"), "a");
    CompletionStage<SendMessageResponse> b = scene.client().send(Target.room("attic"), "b");
    SendRoomMessage firstA = peer.request(SendRoomMessage.class).request();
    SendRoomMessage firstB = peer.request(SendRoomMessage.class).request();
    assertNotNull(firstA.clientMessageId());
    peer.drop();

    Peer second = scene.server.peer();
    Asked<ResumeSession> resume = second.request(ResumeSession.class);
    CompletionStage<SendMessageResponse> c = scene.client().send(Target.room("attic"), "c");
    resume.answer(session("t2"));
    Asked<SendRoomMessage> againA = second.request(SendRoomMessage.class);
    Asked<SendRoomMessage> againB = second.request(SendRoomMessage.class);
    Asked<SendRoomMessage> onceC = second.request(SendRoomMessage.class);
    assertEquals(firstA, againA.request());
    assertEquals(firstB, againB.request());
    assertEquals("c", onceC.request().text());
    againA.answer(new SendMessageResponse(1, 1, 0));
    againB.answer(new SendMessageResponse(2, 2, 0));
    onceC.answer(new SendMessageResponse(3, 3, 0));
    assertEquals(List.of(1L, 2L, 3L), List.of(await(a).seq(), await(b).seq(), await(c).seq()));
  }

  @Test
  void repeatsAMessageWhenTheStoreDidNotAnswer() throws Exception {
    Peer peer = scene.logIn(false);
    CompletionStage<SendMessageResponse> sent = scene.client().send(Target.user("amy"), "a");
    Asked<?> first = peer.request(chat.scrp.protocol.request.SendPrivateMessage.class);
    first.answer(ErrorCode.SERVICE_UNAVAILABLE, null);
    Asked<?> again = peer.request(chat.scrp.protocol.request.SendPrivateMessage.class);
    assertEquals(first.request(), again.request());
    again.answer(new SendMessageResponse(1, 4, 0));
    assertEquals(4, await(sent).seq());
  }
}
