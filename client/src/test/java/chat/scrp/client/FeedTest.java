package chat.scrp.client;

import static chat.scrp.client.RecordingListener.next;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.client.FakeServer.Asked;
import chat.scrp.client.FakeServer.Peer;
import chat.scrp.protocol.ServerFrame;
import chat.scrp.protocol.push.NewRoomMessage;
import chat.scrp.protocol.request.AckPush;
import chat.scrp.protocol.request.GetTime;
import chat.scrp.protocol.request.LogIn;
import chat.scrp.protocol.response.GetTimeResponse;
import chat.scrp.protocol.response.LogInResponse;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Publishers with subscribers that take their time. */
@Timeout(60)
class FeedTest {
  private final RecordingListener told = new RecordingListener();
  private FakeServer server;
  private ScrpClient client;
  private Peer peer;

  /** Keeps what it gets, and asks for more only when it is told to. */
  private static final class Slow<T> implements Flow.Subscriber<T> {
    final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();
    final BlockingQueue<String> got = new LinkedBlockingQueue<>();

    @Override
    public void onSubscribe(Flow.Subscription given) {
      subscription.complete(given);
    }

    @Override
    public void onNext(T item) {
      got.add(
          item instanceof ReceivedMessage m
              ? m.message().seq() + " " + m.message().text()
              : ((ServerFrame.Push) item).methodName());
    }

    @Override
    public void onError(Throwable cause) {
      got.add("error " + cause.getMessage());
    }

    @Override
    public void onComplete() {
      got.add("complete");
    }

    Flow.Subscription flow() throws Exception {
      return subscription.get(10, TimeUnit.SECONDS);
    }
  }

  @BeforeEach
  void logIn() throws Exception {
    server = new FakeServer();
    ClientOptions options = ClientOptions.of("scrp://127.0.0.1:" + server.port()).withPushAck(true);
    client = ScrpClient.create(options, told);
    await(client.connect());
    peer = server.peer();
    CompletionStage<LogInResponse> loggedIn = client.logIn("bob", "secret");
    peer.request(LogIn.class).answer(new LogInResponse("s1", "t1", 1_790_009_999, "e1"));
    await(loggedIn);
  }

  @AfterEach
  void stop() throws Exception {
    await(client.close());
    server.close();
  }

  @Test
  void handsOnWhatWasRequestedAndHoldsTheRest() throws Exception {
    Slow<ReceivedMessage> slow = new Slow<>();
    client.received().subscribe(slow);
    slow.flow().request(2);
    push(1, 4);
    assertEquals(List.of("1 m1", "2 m2"), next(slow.got, 2));
    // The third was told and is held; it is neither acknowledged nor overtaken.
    assertEquals(List.of("#attic 1 m1", "#attic 2 m2", "#attic 3 m3"), next(told.messages, 3));
    assertTrue(slow.got.isEmpty());
    Asked<AckPush> acknowledged = peer.request(AckPush.class);
    assertTrue(acknowledged.request().pushId() <= 2);

    slow.flow().request(Long.MAX_VALUE);
    assertEquals(List.of("3 m3", "4 m4"), next(slow.got, 2));
  }

  @Test
  void answersCallsWhileASubscriberIsFarBehind() throws Exception {
    Slow<ServerFrame.Push> slow = new Slow<>();
    client.pushes().subscribe(slow);
    slow.flow();
    push(1, 3000);
    CompletionStage<GetTimeResponse> time = client.server().time();
    peer.request(GetTime.class).answer(new GetTimeResponse(5));
    assertEquals(5, await(time).time());
    assertTrue(slow.got.isEmpty());

    slow.flow().request(3000);
    for (int i = 0; i < 3000; i++) {
      assertEquals("NEW_ROOM_MESSAGE", slow.got.poll(10, TimeUnit.SECONDS));
    }
    assertEquals("#attic 1 m1", told.messages.peek());
  }

  @Test
  void stopsReadingSoThatTheServerKeepsTheRest() throws Exception {
    Slow<ReceivedMessage> slow = new Slow<>();
    client.received().subscribe(slow);
    slow.flow();
    // Far more than the sockets hold: writing ends only when somebody reads.
    CompletableFuture<Void> written = new CompletableFuture<>();
    String text = "x".repeat(4000);
    Thread writer =
        new Thread(
            () -> {
              for (int seq = 1; seq <= 8000; seq++) {
                peer.push((long) seq, new NewRoomMessage(seq, seq, "attic", "amy", text, false));
              }
              written.complete(null);
            });
    writer.start();
    assertEquals("#attic 1 " + text, next(told.messages, 1).get(0));
    assertTrue(!written.isDone());
    slow.flow().request(Long.MAX_VALUE);
    written.get(30, TimeUnit.SECONDS);
    for (int seq = 1; seq <= 8000; seq++) {
      assertEquals(seq + " " + text, slow.got.poll(10, TimeUnit.SECONDS));
    }
  }

  @Test
  void goesOnWithoutASubscriberThatCancelled() throws Exception {
    Slow<ReceivedMessage> gone = new Slow<>();
    Slow<ReceivedMessage> eager = new Slow<>();
    client.received().subscribe(gone);
    client.received().subscribe(eager);
    eager.flow().request(10);
    push(1, 2);
    assertEquals(List.of("1 m1"), next(eager.got, 1));
    gone.flow().cancel();
    assertEquals(List.of("2 m2"), next(eager.got, 1));
    assertTrue(gone.got.isEmpty());
  }

  @Test
  void refusesARequestOfNothingAndEndsWithTheClient() throws Exception {
    Slow<ReceivedMessage> wrong = new Slow<>();
    Slow<ReceivedMessage> patient = new Slow<>();
    client.received().subscribe(wrong);
    client.received().subscribe(patient);
    wrong.flow().request(0);
    assertEquals(List.of("error request: 0 (expected: more than 0)"), next(wrong.got, 1));
    patient.flow().request(1);
    await(client.close());
    assertEquals(List.of("complete"), next(patient.got, 1));
    CompletionStage<GetTimeResponse> late = client.server().time();
    ExecutionException failed = assertThrows(ExecutionException.class, () -> await(late));
    assertInstanceOf(NoAnswerException.class, failed.getCause());
  }

  private void push(int from, int to) {
    for (int seq = from; seq <= to; seq++) {
      peer.push((long) seq, new NewRoomMessage(seq, seq, "attic", "amy", "m" + seq, false));
    }
  }

  private static <T> T await(CompletionStage<T> stage) throws Exception {
    return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
