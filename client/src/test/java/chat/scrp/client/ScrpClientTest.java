package chat.scrp.client;

import static chat.scrp.client.RecordingListener.next;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.client.FakeServer.Asked;
import chat.scrp.client.FakeServer.Peer;
import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.ScrpResponse;
import chat.scrp.protocol.framing.LengthPrefix;
import chat.scrp.protocol.model.LogOffReason;
import chat.scrp.protocol.model.MessageObject;
import chat.scrp.protocol.model.Target;
import chat.scrp.protocol.push.ForcedToLoggedOff;
import chat.scrp.protocol.push.NewPrivateMessage;
import chat.scrp.protocol.push.NewRoomMessage;
import chat.scrp.protocol.push.ServerGoingAway;
import chat.scrp.protocol.push.StoreReset;
import chat.scrp.protocol.request.AckPush;
import chat.scrp.protocol.request.ChangeUserNickname;
import chat.scrp.protocol.request.GetTime;
import chat.scrp.protocol.request.GetUser;
import chat.scrp.protocol.request.LogIn;
import chat.scrp.protocol.request.ReceiveMessage;
import chat.scrp.protocol.request.ResumeSession;
import chat.scrp.protocol.request.SendRoomMessage;
import chat.scrp.protocol.response.Done;
import chat.scrp.protocol.response.ErrorResponse;
import chat.scrp.protocol.response.GetTimeResponse;
import chat.scrp.protocol.response.LogInResponse;
import chat.scrp.protocol.response.ReceiveMessageResponse;
import chat.scrp.protocol.response.SendMessageResponse;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ScrpClientTest {
  private final Vertx vertx = Vertx.vertx();
  private final RecordingListener told = new RecordingListener();
  private FakeServer server;
  private ScrpClient client;

  @BeforeEach
  void start() throws IOException {
    server = new FakeServer();
    client = client(options(), told);
  }

  @AfterEach
  void stop() throws Exception {
    await(client.close());
    server.close();
    await(vertx.close().toCompletionStage());
  }

  @Test
  void findsTheCallOfAnAnswerByItsNumber() throws Exception {
    Peer peer = connect();
    CompletionStage<GetTimeResponse> first = client.call(new GetTime());
    CompletionStage<GetTimeResponse> second = client.call(new GetTime());
    Asked<GetTime> one = peer.request(GetTime.class);
    Asked<GetTime> two = peer.request(GetTime.class);

    two.answer(new GetTimeResponse(2));
    assertEquals(2, await(second).time());
    one.answer(new GetTimeResponse(1));
    assertEquals(1, await(first).time());
  }

  @Test
  void speaksLineMode() throws Exception {
    await(client.close());
    client = client(ClientOptions.of("scrp+line://127.0.0.1:" + server.port()), told);
    Peer peer = connect();
    CompletionStage<GetTimeResponse> time = client.call(new GetTime());
    peer.request(GetTime.class).answer(new GetTimeResponse(7));
    assertEquals(7, await(time).time());
  }

  @Test
  void joinsFramesThatArriveInPieces() throws Exception {
    Peer peer = connect();
    CompletionStage<GetTimeResponse> time = client.call(new GetTime());
    long reqId = peer.request(GetTime.class).reqId();
    String json = "{\"resp_id\":" + reqId + ",\"err\":900,\"time\":5}";
    for (byte b : LengthPrefix.encode(json.getBytes(StandardCharsets.UTF_8))) {
      peer.write(new byte[] {b});
    }
    assertEquals(5, await(time).time());
  }

  @Test
  void turnsAnErrorIntoAnException() throws Exception {
    Peer peer = connect();
    CompletionStage<ScrpResponse> call = client.call(new ChangeUserNickname("Bob"));
    peer.request(ChangeUserNickname.class)
        .answer(ErrorCode.RATE_LIMITED, new ErrorResponse(1500L, null));

    ScrpException error = assertInstanceOf(ScrpException.class, failure(call));
    assertEquals(ErrorCode.RATE_LIMITED, error.error());
    assertEquals(420, error.errorNumber());
    assertEquals(1500L, error.retryAfterMs());
  }

  @Test
  void givesUpWaitingForAnAnswer() throws Exception {
    await(client.close());
    client = client(options().withRequestTimeout(Duration.ofMillis(200)), told);
    Peer peer = connect();
    CompletionStage<ScrpResponse> call = client.call(new ChangeUserNickname("Bob"));
    Asked<ChangeUserNickname> late = peer.request(ChangeUserNickname.class);
    assertInstanceOf(NoAnswerException.class, failure(call));

    late.answer(new Done());
    CompletionStage<GetTimeResponse> time = client.call(new GetTime());
    peer.request(GetTime.class).answer(new GetTimeResponse(9));
    assertEquals(9, await(time).time());
  }

  @Test
  void failsWhatChangesSomethingWhenTheConnectionIsLostAndRepeatsWhatReads() throws Exception {
    Peer peer = connect();
    CompletionStage<ScrpResponse> change = client.call(new ChangeUserNickname("Bob"));
    CompletionStage<ScrpResponse> read = client.call(new GetTime());
    peer.request(ChangeUserNickname.class);
    peer.request(GetTime.class);
    peer.drop();

    assertInstanceOf(NoAnswerException.class, failure(change));
    server.peer().request(GetTime.class).answer(new GetTimeResponse(3));
    assertEquals(new GetTimeResponse(3), await(read));
  }

  @Test
  void resumesTheSessionWithTheNewestToken() throws Exception {
    Peer peer = logIn(false);
    assertEquals(
        List.of("CONNECTING", "CONNECTED", "LOGGED_IN", "session t1"), next(told.events, 4));
    peer.drop();

    Peer second = server.peer();
    Asked<ResumeSession> resume = second.request(ResumeSession.class);
    assertEquals(new ResumeSession("t1", false), resume.request());
    resume.answer(session("t2"));
    assertEquals(
        List.of("DISCONNECTED", "CONNECTING", "LOGGED_IN", "session t2"), next(told.events, 4));
    second.drop();

    assertEquals("t2", server.peer().request(ResumeSession.class).request().sessionToken());
  }

  @Test
  void goesOnWithASavedSession() throws Exception {
    CompletionStage<Void> connected = client.connect(new SavedSession("bob", "s1", "kept"));
    Asked<ResumeSession> resume = server.peer().request(ResumeSession.class);
    assertEquals("kept", resume.request().sessionToken());
    resume.answer(session("new"));
    await(connected);
    assertEquals(ClientState.LOGGED_IN, client.state());
    assertEquals(new SavedSession("bob", "s1", "new"), client.session());
  }

  @Test
  void saysThatASessionIsOverAndStaysConnected() throws Exception {
    CompletionStage<Void> connected = client.connect(new SavedSession("bob", "s1", "old"));
    server.peer().request(ResumeSession.class).answer(ErrorCode.INVALID_SESSION_TOKEN, null);
    await(connected);
    assertEquals(List.of("CONNECTING", "off SESSION_ENDED", "CONNECTED"), next(told.events, 3));
    assertNull(client.session());
  }

  @Test
  void triesAgainWhenASessionCannotBeResumedNow() throws Exception {
    CompletionStage<Void> connected = client.connect(new SavedSession("bob", "s1", "t"));
    server.peer().request(ResumeSession.class).answer(ErrorCode.SERVICE_UNAVAILABLE, null);
    server.peer().request(ResumeSession.class).answer(session("t2"));
    await(connected);
    assertEquals(ClientState.LOGGED_IN, client.state());
  }

  @Test
  void repeatsMessagesUnderTheSameIdInTheirOrder() throws Exception {
    Peer peer = logIn(false);
    CompletionStage<SendMessageResponse> a = client.send(Target.room("attic"), "a");
    CompletionStage<SendMessageResponse> b = client.send(Target.room("attic"), "b");
    SendRoomMessage firstA = peer.request(SendRoomMessage.class).request();
    SendRoomMessage firstB = peer.request(SendRoomMessage.class).request();
    assertNotNull(firstA.clientMessageId());
    peer.drop();

    Peer second = server.peer();
    Asked<ResumeSession> resume = second.request(ResumeSession.class);
    CompletionStage<SendMessageResponse> c = client.send(Target.room("attic"), "c");
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
    Peer peer = logIn(false);
    CompletionStage<SendMessageResponse> sent = client.send(Target.user("amy"), "a");
    Asked<?> first = peer.request(chat.scrp.protocol.request.SendPrivateMessage.class);
    first.answer(ErrorCode.SERVICE_UNAVAILABLE, null);
    Asked<?> again = peer.request(chat.scrp.protocol.request.SendPrivateMessage.class);
    assertEquals(first.request(), again.request());
    again.answer(new SendMessageResponse(1, 4, 0));
    assertEquals(4, await(sent).seq());
  }

  @Test
  void fetchesAHoleBeforeItTellsWhatIsBehind() throws Exception {
    Peer peer = logIn(false);
    peer.push(1L, message(4, "four"));
    peer.push(2L, message(7, "seven"));
    peer.push(3L, message(8, "eight"));
    peer.push(1L, message(4, "four"));
    Asked<ReceiveMessage> fetch = peer.request(ReceiveMessage.class);
    assertEquals(new ReceiveMessage(Target.room("attic"), 4L, null, 200), fetch.request());
    assertEquals(List.of("#attic 4 four"), next(told.messages, 1));
    assertTrue(told.messages.isEmpty());
    fetch.answer(page(true, stored(5, "five", null)));
    Asked<ReceiveMessage> more = peer.request(ReceiveMessage.class);
    assertEquals(5L, more.request().afterSeq());
    more.answer(page(false, stored(6, "six", null), stored(7, "seven", null)));

    assertEquals(
        List.of("#attic 5 five", "#attic 6 six", "#attic 7 seven", "#attic 8 eight"),
        next(told.messages, 4));
    assertEquals(
        List.of(
            "NEW_ROOM_MESSAGE 1", "NEW_ROOM_MESSAGE 2", "NEW_ROOM_MESSAGE 3", "NEW_ROOM_MESSAGE 1"),
        next(told.pushes, 4));
    assertTrue(told.messages.isEmpty());
  }

  @Test
  void goesOnWhereAHoleWasTrimmedOrMayNotBeRead() throws Exception {
    Peer peer = logIn(false);
    peer.push(1L, message(1, "one"));
    peer.push(2L, message(5, "five"));
    peer.request(ReceiveMessage.class).answer(page(false, stored(4, "four", null)));
    peer.push(3L, message(9, "nine"));
    peer.request(ReceiveMessage.class).answer(ErrorCode.FORBIDDEN, null);
    assertEquals(
        List.of("#attic 1 one", "#attic 4 four", "#attic 5 five", "#attic 9 nine"),
        next(told.messages, 4));
  }

  @Test
  void doesNotTakeItsOwnMessagesForAHole() throws Exception {
    Peer peer = logIn(false);
    peer.push(1L, message(4, "four"));
    CompletionStage<SendMessageResponse> sent = client.send(Target.room("attic"), "mine");
    peer.request(SendRoomMessage.class).answer(new SendMessageResponse(50, 5, 0));
    await(sent);
    peer.push(2L, message(6, "six"));
    assertEquals(List.of("#attic 4 four", "#attic 6 six"), next(told.messages, 2));

    client.send(Target.room("attic"), "slow");
    Asked<SendRoomMessage> slow = peer.request(SendRoomMessage.class);
    peer.push(3L, message(8, "eight"));
    peer.request(ReceiveMessage.class)
        .answer(page(false, stored(7, "slow", slow.request().clientMessageId())));
    slow.answer(new SendMessageResponse(51, 7, 0));
    assertEquals(List.of("#attic 8 eight"), next(told.messages, 1));
  }

  @Test
  void recognisesItsOwnMessageThatAnotherConnectionOfItsStored() throws Exception {
    Peer peer = logIn(false);
    CompletionStage<SendMessageResponse> sent = client.send(Target.room("attic"), "mine");
    peer.request(SendRoomMessage.class);
    peer.drop();

    Peer second = server.peer();
    second.request(ResumeSession.class).answer(session("t2"));
    Asked<SendRoomMessage> again = second.request(SendRoomMessage.class);
    second.push(1L, new NewRoomMessage(50, 1, "attic", "bob", "mine", false));
    second.push(2L, message(2, "two"));
    assertEquals(List.of("NEW_ROOM_MESSAGE 1"), next(told.pushes, 1));
    again.answer(new SendMessageResponse(50, 1, 0));
    await(sent);
    assertEquals(List.of("#attic 2 two"), next(told.messages, 1));

    second.push(3L, new NewRoomMessage(52, 3, "attic", "bob", "from another device", false));
    assertEquals(List.of("#attic 3 from another device"), next(told.messages, 1));
  }

  @Test
  void namesAPrivateConversationAfterTheOther() throws Exception {
    Peer peer = logIn(false);
    peer.push(1L, new NewPrivateMessage(1, 1, "amy", "bob", "hi", false));
    peer.push(2L, new NewPrivateMessage(2, 2, "bob", "amy", "ho", false));
    assertEquals(List.of("@amy 1 hi", "@amy 2 ho"), next(told.messages, 2));
  }

  @Test
  void catchesUpAfterTheConnectionWasAway() throws Exception {
    Peer peer = logIn(false);
    peer.push(1L, message(4, "four"));
    assertEquals(List.of("#attic 4 four"), next(told.messages, 1));
    peer.drop();
    Peer second = server.peer();
    second.request(ResumeSession.class).answer(session("t2"));
    Asked<ReceiveMessage> fetch = second.request(ReceiveMessage.class);
    assertEquals(4L, fetch.request().afterSeq());
    fetch.answer(page(false, stored(5, "five", null)));
    assertEquals(List.of("#attic 5 five"), next(told.messages, 1));
  }

  @Test
  void acknowledgesAfterTheListenerReturned() throws Exception {
    await(client.close());
    CountDownLatch returned = new CountDownLatch(1);
    ScrpListener slow =
        new ScrpListener() {
          @Override
          public void onMessage(Target conversation, MessageObject message) {
            awaitOnLoop(returned);
          }
        };
    client = client(options().withPushAck(true), slow);
    Peer peer = logIn(true);
    peer.push(11L, message(1, "one"));
    assertTrue(peer.silentFor(200));
    returned.countDown();
    Asked<AckPush> first = peer.request(AckPush.class);
    assertEquals(11, first.request().pushId());

    peer.push(12L, message(2, "two"));
    peer.push(null, new ForcedToLoggedOff(LogOffReason.SESSION_ENDED));
    peer.push(13L, message(3, "three"));
    CompletionStage<GetTimeResponse> behind = client.call(new GetTime());
    peer.request(GetTime.class).answer(new GetTimeResponse(1));
    await(behind);
    first.answer(new Done());
    assertEquals(13, peer.request(AckPush.class).request().pushId());
  }

  @Test
  void doesNotResumeAfterItWasLoggedOff() throws Exception {
    Peer peer = logIn(false);
    next(told.events, 4);
    peer.push(null, new ForcedToLoggedOff(LogOffReason.PASSWORD_CHANGED));
    assertEquals(List.of("CONNECTED", "off PASSWORD_CHANGED"), next(told.events, 2));
    peer.drop();
    Peer second = server.peer();
    CompletionStage<GetTimeResponse> time = client.call(new GetTime());
    second.request(GetTime.class).answer(new GetTimeResponse(1));
    await(time);
    assertNull(client.session());
  }

  @Test
  void leavesAServerThatGoesAway() throws Exception {
    Peer peer = logIn(false);
    peer.push(null, new ServerGoingAway(300));
    assertEquals("SERVER_GOING_AWAY null", next(told.pushes, 1).get(0));
    Peer second = server.peer();
    second.request(ResumeSession.class).answer(session("t2"));
  }

  @Test
  void doesNotHammerAServerThatStaysAway() throws Exception {
    await(client.close());
    told.events.clear();
    client = ScrpClient.create(vertx, options(), told);
    Peer peer = logIn(false);
    next(told.events, 4);
    peer.push(null, new ServerGoingAway(1));
    server.close();
    // The pauses soon grow longer than this waits for the next event.
    int attempts = 0;
    for (String event = ""; event != null; event = told.events.poll(700, TimeUnit.MILLISECONDS)) {
      attempts += event.equals("CONNECTING") ? 1 : 0;
      assertTrue(attempts < 20, "attempts without a pause");
    }
    assertTrue(attempts > 0, "no attempt");
  }

  @Test
  void forgetsWhatItKnewWhenTheStoreWasReset() throws Exception {
    Peer peer = logIn(false);
    next(told.events, 4);
    peer.push(1L, message(40, "forty"));
    peer.push(null, new StoreReset("e2"));
    peer.push(2L, message(7, "seven"));
    assertEquals(List.of("#attic 40 forty", "#attic 7 seven"), next(told.messages, 2));
    assertEquals(List.of("epoch e2"), next(told.events, 1));
  }

  @Test
  void leavesASilentServer() throws Exception {
    await(client.close());
    client =
        client(
            options()
                .withHeartbeat(Duration.ofMillis(100))
                .withRequestTimeout(Duration.ofMillis(300)),
            told);
    Peer peer = connect();
    peer.request(GetTime.class);
    server.peer();
  }

  @Test
  void speaksAgainAndAgainWhereNobodyElseDoes() throws Exception {
    await(client.close());
    client = client(options().withHeartbeat(Duration.ofMillis(500)), told);
    Peer peer = connect();
    long start = System.nanoTime();
    for (int beat = 0; beat < 5; beat++) {
      peer.request(GetTime.class).answer(new GetTimeResponse(beat));
    }
    assertTrue(System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(4_400));
  }

  @Test
  void withoutReconnectFailsAtOnce() throws Exception {
    await(client.close());
    client = client(options().withReconnect(false), told);
    Peer peer = connect();
    CompletionStage<SendMessageResponse> sent = client.send(Target.room("attic"), "a");
    peer.request(SendRoomMessage.class);
    peer.drop();
    assertInstanceOf(NoAnswerException.class, failure(sent));
    assertTrue(!server.connectedWithin(300));
  }

  @Test
  void failsWhatWaitsWhenItIsClosed() throws Exception {
    Peer peer = connect();
    CompletionStage<SendMessageResponse> sent = client.send(Target.room("attic"), "a");
    peer.request(SendRoomMessage.class);
    await(client.close());
    assertInstanceOf(NoAnswerException.class, failure(sent));
    assertEquals(ClientState.CLOSED, client.state());
    assertTrue(!server.connectedWithin(300));
  }

  @Test
  void showsEveryFrameToTheTapFirst() throws Exception {
    await(client.close());
    List<String> frames = Collections.synchronizedList(new ArrayList<>());
    FrameTap tap =
        new FrameTap() {
          @Override
          public void sent(byte[] frame) {
            frames.add("> " + new String(frame, StandardCharsets.UTF_8));
          }

          @Override
          public void received(byte[] frame) {
            frames.add("< " + new String(frame, StandardCharsets.UTF_8));
          }
        };
    client = ScrpClient.create(vertx, options(), told, tap);
    Peer peer = connect();
    CompletionStage<GetTimeResponse> time = client.call(new GetTime());
    peer.request(GetTime.class).answer(new GetTimeResponse(1));
    await(time);
    assertEquals(
        List.of(
            "> {\"req_id\":1,\"method\":\"GET_TIME\"}", "< {\"resp_id\":1,\"err\":900,\"time\":1}"),
        List.copyOf(frames));
  }

  @Test
  void survivesFramesThatItCannotRead() throws Exception {
    Peer peer = connect();
    peer.write(LengthPrefix.encode("nonsense".getBytes(StandardCharsets.UTF_8)));
    peer.write(
        LengthPrefix.encode("{\"resp_id\":99,\"err\":900}".getBytes(StandardCharsets.UTF_8)));
    CompletionStage<ScrpResponse> call = client.call(new GetUser("bob"));
    peer.request(GetUser.class).answer(ErrorCode.USER_NOT_FOUND, null);
    assertInstanceOf(ScrpException.class, failure(call));
  }

  private ClientOptions options() {
    return ClientOptions.of("scrp://127.0.0.1:" + server.port());
  }

  private ScrpClient client(ClientOptions options, ScrpListener listener) {
    // Chance that is always 0 leaves no pauses between attempts.
    return ScrpClient.create(vertx, options, listener, new FrameTap() {}, () -> 0);
  }

  private Peer connect() throws Exception {
    CompletionStage<Void> connected = client.connect();
    Peer peer = server.peer();
    await(connected);
    return peer;
  }

  private Peer logIn(boolean pushAck) throws Exception {
    Peer peer = connect();
    CompletionStage<LogInResponse> loggedIn = client.logIn("bob", "secret");
    Asked<LogIn> request = peer.request(LogIn.class);
    assertEquals(new LogIn("bob", "secret", pushAck), request.request());
    request.answer(session("t1"));
    await(loggedIn);
    return peer;
  }

  private static LogInResponse session(String token) {
    return new LogInResponse("s1", token, 1_790_009_999, "e1");
  }

  private static NewRoomMessage message(long seq, String text) {
    return new NewRoomMessage(100 + seq, seq, "attic", "amy", text, false);
  }

  private static MessageObject stored(long seq, String text, @Nullable String clientMessageId) {
    String sender = clientMessageId == null ? "amy" : "bob";
    return new MessageObject(
        100 + seq, seq, 0, sender, text, "attic", null, null, false, Map.of(), clientMessageId);
  }

  private static ReceiveMessageResponse page(boolean more, MessageObject... messages) {
    return new ReceiveMessageResponse(List.of(messages), more, 9L, 0L, 1L);
  }

  private static <T> T await(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private static Throwable failure(CompletionStage<?> stage) {
    ExecutionException e = assertThrows(ExecutionException.class, () -> await(stage));
    return assertNotNullCause(e);
  }

  private static Throwable assertNotNullCause(ExecutionException e) {
    Throwable cause = e.getCause();
    assertNotNull(cause);
    return cause;
  }

  private static void awaitOnLoop(CountDownLatch latch) {
    try {
      assertTrue(latch.await(10, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
