package chat.scrp.client;

import static chat.scrp.client.RecordingListener.next;
import static chat.scrp.client.Scene.await;
import static chat.scrp.client.Scene.failure;
import static chat.scrp.client.Scene.session;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.client.FakeServer.Peer;
import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.ScrpResponse;
import chat.scrp.protocol.framing.LengthPrefix;
import chat.scrp.protocol.model.Target;
import chat.scrp.protocol.push.ServerGoingAway;
import chat.scrp.protocol.request.GetTime;
import chat.scrp.protocol.request.GetUser;
import chat.scrp.protocol.request.ResumeSession;
import chat.scrp.protocol.request.SendRoomMessage;
import chat.scrp.protocol.response.GetTimeResponse;
import chat.scrp.protocol.response.SendMessageResponse;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Connections that come, break and are made again. */
@Timeout(60)
class ConnectionTest {
  @RegisterExtension private final Scene scene = new Scene();

  @Test
  void speaksLineMode() throws Exception {
    await(scene.client().close());
    scene.use(ClientOptions.of("scrp+line://127.0.0.1:" + scene.server.port()), scene.told);
    Peer peer = scene.connect();
    CompletionStage<GetTimeResponse> time = scene.client().call(new GetTime());
    peer.request(GetTime.class).answer(new GetTimeResponse(7));
    assertEquals(7, await(time).time());
  }

  @Test
  void joinsFramesThatArriveInPieces() throws Exception {
    Peer peer = scene.connect();
    CompletionStage<GetTimeResponse> time = scene.client().call(new GetTime());
    long reqId = peer.request(GetTime.class).reqId();
    String json = "{\"resp_id\":" + reqId + ",\"err\":900,\"time\":5}";
    for (byte b : LengthPrefix.encode(json.getBytes(StandardCharsets.UTF_8))) {
      peer.write(new byte[] {b});
    }
    assertEquals(5, await(time).time());
  }

  @Test
  void leavesAServerThatGoesAway() throws Exception {
    Peer peer = scene.logIn(false);
    peer.push(null, new ServerGoingAway(300));
    assertEquals("SERVER_GOING_AWAY null", next(scene.told.pushes, 1).get(0));
    Peer second = scene.server.peer();
    second.request(ResumeSession.class).answer(session("t2"));
  }

  @Test
  void doesNotHammerAServerThatStaysAway() throws Exception {
    await(scene.client().close());
    scene.told.events.clear();
    scene.use(ScrpClient.create(scene.vertx, scene.options(), scene.told));
    Peer peer = scene.logIn(false);
    next(scene.told.events, 4);
    peer.push(null, new ServerGoingAway(1));
    scene.server.close();
    // The pauses soon grow longer than this waits for the next event.
    int attempts = 0;
    for (String event = "";
        event != null;
        event = scene.told.events.poll(700, TimeUnit.MILLISECONDS)) {
      attempts += event.equals("CONNECTING") ? 1 : 0;
      assertTrue(attempts < 20, "attempts without a pause");
    }
    assertTrue(attempts > 0, "no attempt");
  }

  @Test
  void leavesASilentServer() throws Exception {
    await(scene.client().close());
    scene.use(
        scene
            .options()
            .withHeartbeat(Duration.ofMillis(100))
            .withRequestTimeout(Duration.ofMillis(300)),
        scene.told);
    Peer peer = scene.connect();
    peer.request(GetTime.class);
    scene.server.peer();
  }

  @Test
  void speaksAgainAndAgainWhereNobodyElseDoes() throws Exception {
    await(scene.client().close());
    scene.use(scene.options().withHeartbeat(Duration.ofMillis(500)), scene.told);
    Peer peer = scene.connect();
    long start = System.nanoTime();
    for (int beat = 0; beat < 5; beat++) {
      peer.request(GetTime.class).answer(new GetTimeResponse(beat));
    }
    assertTrue(System.nanoTime() - start < TimeUnit.MILLISECONDS.toNanos(4_400));
  }

  @Test
  void withoutReconnectFailsAtOnce() throws Exception {
    await(scene.client().close());
    scene.use(scene.options().withReconnect(false), scene.told);
    Peer peer = scene.connect();
    CompletionStage<SendMessageResponse> sent = scene.client().send(Target.room("attic"), "a");
    peer.request(SendRoomMessage.class);
    peer.drop();
    assertInstanceOf(NoAnswerException.class, failure(sent));
    assertTrue(!scene.server.connectedWithin(300));
  }

  @Test
  void failsWhatWaitsWhenItIsClosed() throws Exception {
    Peer peer = scene.connect();
    CompletionStage<SendMessageResponse> sent = scene.client().send(Target.room("attic"), "a");
    peer.request(SendRoomMessage.class);
    await(scene.client().close());
    assertInstanceOf(NoAnswerException.class, failure(sent));
    assertEquals(ClientState.CLOSED, scene.client().state());
    assertTrue(!scene.server.connectedWithin(300));
  }

  @Test
  void showsEveryConnectionAndFrameToTheTap() throws Exception {
    await(scene.client().close());
    List<String> frames = Collections.synchronizedList(new ArrayList<>());
    FrameTap tap =
        new FrameTap() {
          @Override
          public void connecting(URI address) {
            frames.add("to " + address);
          }

          @Override
          public void connected(FrameConnection connection) {
            frames.add("there");
          }

          @Override
          public void closed(String why) {
            frames.add("gone");
          }

          @Override
          public void sent(byte[] frame) {
            frames.add("> " + new String(frame, StandardCharsets.UTF_8));
          }

          @Override
          public void received(byte[] frame) {
            frames.add("< " + new String(frame, StandardCharsets.UTF_8));
          }
        };
    scene.use(ScrpClient.create(scene.vertx, scene.options(), scene.told, tap));
    Peer peer = scene.connect();
    CompletionStage<GetTimeResponse> time = scene.client().call(new GetTime());
    peer.request(GetTime.class).answer(new GetTimeResponse(1));
    await(time);
    await(scene.client().close());
    assertEquals(
        List.of(
            "to scrp://127.0.0.1:" + scene.server.port(),
            "there",
            "> {\"req_id\":1,\"method\":\"GET_TIME\"}",
            "< {\"resp_id\":1,\"err\":900,\"time\":1}",
            "gone"),
        List.copyOf(frames));
  }

  @Test
  void makesAnotherConnectionWhenAsked() throws Exception {
    Peer peer = scene.logIn(false);
    CompletionStage<SendMessageResponse> sent = scene.client().send(Target.room("attic"), "a");
    peer.request(SendRoomMessage.class);
    scene.client().reconnect();
    Peer second = scene.server.peer();
    second.request(ResumeSession.class).answer(session("t2"));
    second.request(SendRoomMessage.class).answer(new SendMessageResponse(1, 1, 0));
    assertEquals(1L, await(sent).seq());
  }

  @Test
  void goesToAnotherAddressWhereOneIsDead() throws Exception {
    await(scene.client().close());
    String dead;
    try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      dead = "scrp://127.0.0.1:" + gone.getLocalPort();
    }
    scene.use(
        ClientOptions.of(dead, "scrp://127.0.0.1:" + scene.server.port()), new RecordingListener());
    scene.connect();
  }

  @Test
  void survivesFramesThatItCannotRead() throws Exception {
    Peer peer = scene.connect();
    peer.write(LengthPrefix.encode("nonsense".getBytes(StandardCharsets.UTF_8)));
    peer.write(
        LengthPrefix.encode("{\"resp_id\":99,\"err\":900}".getBytes(StandardCharsets.UTF_8)));
    CompletionStage<ScrpResponse> call = scene.client().call(new GetUser("bob"));
    peer.request(GetUser.class).answer(ErrorCode.USER_NOT_FOUND, null);
    assertInstanceOf(ScrpException.class, failure(call));
  }
}
