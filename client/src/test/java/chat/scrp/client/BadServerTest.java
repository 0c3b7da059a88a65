package chat.scrp.client;

import static chat.scrp.client.RecordingListener.next;
import static chat.scrp.client.Scene.await;
import static chat.scrp.client.Scene.failure;
import static chat.scrp.client.Scene.message;
import static chat.scrp.client.Scene.page;
import static chat.scrp.client.Scene.session;
import static chat.scrp.client.Scene.stored;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import chat.scrp.client.FakeServer.Asked;
import chat.scrp.client.FakeServer.Peer;
import chat.scrp.protocol.Codec;
import chat.scrp.protocol.MalformedFrameException;
import chat.scrp.protocol.framing.LengthPrefix;
import chat.scrp.protocol.request.GetTime;
import chat.scrp.protocol.request.ReceiveMessage;
import chat.scrp.protocol.request.ResumeSession;
import chat.scrp.protocol.response.GetTimeResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that answer nonsense, or slowly, or not at all. */
@Timeout(60)
class BadServerTest {
  @RegisterExtension private final Scene scene = new Scene();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"resp_id\":",
        "{\"resp_id\":\"one\",\"err\":900}",
        "{\"resp_id\":1}",
        "{\"resp_id\":4294967296,\"err\":900}",
        "{\"push_id\":1}",
        "{\"push_id\":1,\"method\":7,\"time\":1}",
        "{\"push_id\":1,\"method\":\"NOT_YET_INVENTED\",\"time\":1,\"more\":{}}",
        "{\"push_id\":1,\"method\":\"NEW_ROOM_MESSAGE\",\"time\":1}",
        "{\"push_id\":1,\"method\":\"USER_LEAVE_ROOM\",\"time\":1}",
        "{\"push_id\":1,\"method\":\"NEW_ROOM_MESSAGE\",\"time\":1,\"seq\":-5,\"room_id\":null}"
      })
  void goesOnBehindAFrameThatMakesNoSense(String frame) throws Exception {
    Peer peer = scene.logIn(false);
    peer.write(LengthPrefix.encode(frame.getBytes(StandardCharsets.UTF_8)));
    peer.push(1L, message(1, "one"));
    assertEquals(List.of("#attic 1 one"), next(scene.told.messages, 1));
    CompletionStage<GetTimeResponse> time = scene.client().server().time();
    peer.request(GetTime.class).answer(new GetTimeResponse(7));
    assertEquals(7, await(time).time());
  }

  @Test
  void failsACallWhoseAnswerHasTheWrongFields() throws Exception {
    Peer peer = scene.connect();
    CompletionStage<GetTimeResponse> time = scene.client().server().time();
    long reqId = peer.request(GetTime.class).reqId();
    String wrong = "{\"resp_id\":" + reqId + ",\"err\":900,\"time\":\"noon\"}";
    peer.write(LengthPrefix.encode(wrong.getBytes(StandardCharsets.UTF_8)));
    assertInstanceOf(MalformedFrameException.class, failure(time));
  }

  @Test
  void leavesAServerWhoseFramesAreTooLongAndResumesElsewhere() throws Exception {
    Peer peer = scene.logIn(false);
    peer.write(new byte[] {0x7f, 0x7f, 0x7f, 0x7f, 'x'});
    Peer second = scene.server.peer();
    second.request(ResumeSession.class).answer(session("t2"));
    CompletionStage<GetTimeResponse> time = scene.client().server().time();
    second.request(GetTime.class).answer(new GetTimeResponse(8));
    assertEquals(8, await(time).time());
  }

  @Test
  void survivesNoiseOfAnyKind() throws Exception {
    Random noise = new Random(17);
    Peer peer = scene.connect();
    for (int i = 0; i < 200; i++) {
      byte[] bytes = new byte[1 + noise.nextInt(300)];
      noise.nextBytes(bytes);
      peer.write(LengthPrefix.encode(bytes));
    }
    CompletionStage<GetTimeResponse> time = scene.client().server().time();
    peer.request(GetTime.class).answer(new GetTimeResponse(9));
    assertEquals(9, await(time).time());
  }

  @Test
  void waitsForAServerThatIsSlowerThanItsHeart() throws Exception {
    scene.use(
        scene
            .options()
            .withHeartbeat(Duration.ofMillis(50))
            .withRequestTimeout(Duration.ofSeconds(20)),
        scene.told);
    Peer peer = scene.connect();
    // Heartbeats are not answered for a while, and then all at once, byte by byte.
    Asked<GetTime> first = peer.request(GetTime.class);
    Asked<GetTime> second = peer.request(GetTime.class);
    for (Asked<GetTime> asked : List.of(first, second)) {
      byte[] answer =
          Codec.encodeResponse(
              asked.reqId(), chat.scrp.protocol.ErrorCode.SUCCESS, new GetTimeResponse(1));
      for (byte b : LengthPrefix.encode(answer)) {
        peer.write(new byte[] {b});
      }
    }
    assertEquals(ClientState.CONNECTED, scene.client().state());
  }

  @Test
  void comesBackFromAServerThatWasPaused() throws Exception {
    scene.use(
        scene
            .options()
            .withHeartbeat(Duration.ofSeconds(1))
            .withRequestTimeout(Duration.ofSeconds(2)),
        scene.told);
    Peer paused = scene.logIn(false);
    paused.push(1L, message(4, "before"));
    assertEquals(List.of("#attic 4 before"), next(scene.told.messages, 1));
    // It answers nothing more; its connection stays open, as that of a stopped process does.
    Peer second = scene.server.peer();
    Asked<ResumeSession> resume = second.request(ResumeSession.class);
    assertEquals("t1", resume.request().sessionToken());
    resume.answer(session("t2"));
    Asked<ReceiveMessage> missed = second.request(ReceiveMessage.class);
    assertEquals(4L, missed.request().afterSeq());
    missed.answer(page(false, stored(5, "meanwhile", null)));
    assertEquals(List.of("#attic 5 meanwhile"), next(scene.told.messages, 1));
  }
}
