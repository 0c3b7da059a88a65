package chat.scrp.client;

import static chat.scrp.client.RecordingListener.next;
import static chat.scrp.client.Scene.await;
import static chat.scrp.client.Scene.session;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import chat.scrp.client.FakeServer.Asked;
import chat.scrp.client.FakeServer.Peer;
import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.model.LogOffReason;
import chat.scrp.protocol.push.ForcedToLoggedOff;
import chat.scrp.protocol.request.GetTime;
import chat.scrp.protocol.request.ResumeSession;
import chat.scrp.protocol.response.GetTimeResponse;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Sessions that outlive connections. */
@Timeout(60)
class SessionTest {
  @RegisterExtension private final Scene scene = new Scene();

  @Test
  void resumesTheSessionWithTheNewestToken() throws Exception {
    Peer peer = scene.logIn(false);
    assertEquals(
        List.of("CONNECTING", "CONNECTED", "LOGGED_IN", "session t1"), next(scene.told.events, 4));
    peer.drop();

    Peer second = scene.server.peer();
    Asked<ResumeSession> resume = second.request(ResumeSession.class);
    assertEquals(new ResumeSession("t1", false), resume.request());
    resume.answer(session("t2"));
    assertEquals(
        List.of("DISCONNECTED", "CONNECTING", "LOGGED_IN", "session t2"),
        next(scene.told.events, 4));
    second.drop();

    assertEquals("t2", scene.server.peer().request(ResumeSession.class).request().sessionToken());
  }

  @Test
  void goesOnWithASavedSession() throws Exception {
    CompletionStage<Void> connected = scene.client().connect(new SavedSession("bob", "s1", "kept"));
    Asked<ResumeSession> resume = scene.server.peer().request(ResumeSession.class);
    assertEquals("kept", resume.request().sessionToken());
    resume.answer(session("new"));
    await(connected);
    assertEquals(ClientState.LOGGED_IN, scene.client().state());
    assertEquals(new SavedSession("bob", "s1", "new"), scene.client().session());
  }

  @Test
  void saysThatASessionIsOverAndStaysConnected() throws Exception {
    CompletionStage<Void> connected = scene.client().connect(new SavedSession("bob", "s1", "old"));
    scene.server.peer().request(ResumeSession.class).answer(ErrorCode.INVALID_SESSION_TOKEN, null);
    await(connected);
    assertEquals(
        List.of("CONNECTING", "off SESSION_ENDED", "CONNECTED"), next(scene.told.events, 3));
    assertNull(scene.client().session());
  }

  @Test
  void triesAgainWhenASessionCannotBeResumedNow() throws Exception {
    CompletionStage<Void> connected = scene.client().connect(new SavedSession("bob", "s1", "t"));
    scene.server.peer().request(ResumeSession.class).answer(ErrorCode.SERVICE_UNAVAILABLE, null);
    scene.server.peer().request(ResumeSession.class).answer(session("t2"));
    await(connected);
    assertEquals(ClientState.LOGGED_IN, scene.client().state());
  }

  @Test
  void doesNotResumeAfterItWasLoggedOff() throws Exception {
    Peer peer = scene.logIn(false);
    next(scene.told.events, 4);
    peer.push(null, new ForcedToLoggedOff(LogOffReason.PASSWORD_CHANGED));
    assertEquals(List.of("CONNECTED", "off PASSWORD_CHANGED"), next(scene.told.events, 2));
    peer.drop();
    Peer second = scene.server.peer();
    CompletionStage<GetTimeResponse> time = scene.client().call(new GetTime());
    second.request(GetTime.class).answer(new GetTimeResponse(1));
    await(time);
    assertNull(scene.client().session());
  }
}
