package chat.scrp.services.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.model.SessionObject;
import chat.scrp.protocol.request.ChangeUserPassword;
import chat.scrp.protocol.request.DeleteUser;
import chat.scrp.protocol.request.EndSession;
import chat.scrp.protocol.request.GetSessions;
import chat.scrp.protocol.request.LogIn;
import chat.scrp.protocol.request.LogOut;
import chat.scrp.protocol.request.ResumeSession;
import chat.scrp.protocol.request.SignUp;
import chat.scrp.protocol.response.ChangeUserPasswordResponse;
import chat.scrp.protocol.response.GetSessionsResponse;
import chat.scrp.protocol.response.LogInResponse;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.Outcome;
import chat.scrp.services.dispatch.SessionChange;
import chat.scrp.services.log.Published;
import chat.scrp.services.log.ServicesLab;
import chat.scrp.services.testing.RealRedis;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SessionsIT {
  private static final String PASSWORD = "correct horse";

  @RegisterExtension static final RealRedis redis = new RealRedis();

  private ServicesLab lab;
  private int connections;

  @BeforeEach
  void begin() {
    redis.flush();
    lab = new ServicesLab(redis.uri());
    lab.ok(nobody(), new SignUp("ann", PASSWORD, "Ann"));
  }

  @AfterEach
  void end() {
    lab.close();
  }

  @Test
  void signsUpOnceAtATime() {
    List<Future<Outcome>> all = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      all.add(lab.start(nobody(), new SignUp("bob", PASSWORD, "Bob " + i)));
    }

    long successes =
        all.stream()
            .map(ServicesLab::await)
            .filter(outcome -> outcome.err() == ErrorCode.SUCCESS)
            .count();

    assertEquals(1, successes);
  }

  @Test
  void storesNoTokenAndNoPassword() {
    LogInResponse session = response(logIn());

    String stored = lab.redis("HGETALL", "{u:1}:s") + " " + lab.redis("HGETALL", "{u:1}");

    assertFalse(stored.contains(session.sessionToken().split("\\.", 3)[2]));
    assertFalse(stored.contains(PASSWORD));
  }

  @Test
  void resumesWithTheNewTokenAndForAWhileWithTheOldOne() {
    // Given
    LogInResponse first = response(logIn());

    // When
    LogInResponse second = response(resume(first.sessionToken()));
    LogInResponse again = response(resume(first.sessionToken()));

    // Then
    assertEquals(first.sessionId(), second.sessionId());
    assertNotEquals(first.sessionToken(), second.sessionToken());
    assertNotEquals(second.sessionToken(), again.sessionToken());
    response(resume(second.sessionToken()));
    response(resume(again.sessionToken()));
  }

  @Test
  void refusesAUsedTokenAfterAWhile() {
    // Given
    LogInResponse first = response(logIn());
    response(resume(first.sessionToken()));

    // When
    String aged =
        lab.redis("HGET", "{u:1}:s", first.sessionId())
            .toString()
            .replaceAll("\"used\":[1-9]\\d*", "\"used\":1000");
    lab.redis("HSET", "{u:1}:s", first.sessionId(), aged);

    // Then
    assertEquals(ErrorCode.INVALID_SESSION_TOKEN, resume(first.sessionToken()).err());
  }

  @Test
  void refusesAnExpiredSession() {
    // Given
    Outcome in = logIn();
    LogInResponse session = response(in);
    lab.redis("DEL", "{u:1}:c");

    // When
    String expired =
        lab.redis("HGET", "{u:1}:s", session.sessionId())
            .toString()
            .replaceAll("\"expires\":\\d+", "\"expires\":1000");
    lab.redis("HSET", "{u:1}:s", session.sessionId(), expired);

    // Then
    assertEquals(ErrorCode.INVALID_SESSION_TOKEN, resume(session.sessionToken()).err());
  }

  @Test
  void endsTheOldestSessionBeyondTheLimit() {
    // Given
    LogInResponse oldest = response(logIn());
    lab.subscribe("u:1");

    // When
    for (int i = 0; i < 15; i++) {
      logIn();
    }
    Caller newest = caller(logIn());

    // Then
    var forced = (Published.LoggedOff) lab.nextPublished();
    assertEquals("too_many_sessions", forced.reason());
    assertEquals(oldest.sessionId(), forced.session());
    assertEquals(16, sessions(newest).size());
    assertEquals(ErrorCode.INVALID_SESSION_TOKEN, resume(oldest.sessionToken()).err());
  }

  @Test
  void logsTheOldestConnectionOffBeyondTheLimit() {
    // Given
    Outcome first = logIn();
    String token = response(first).sessionToken();
    lab.subscribe("u:1");

    // When
    for (int i = 0; i < 16; i++) {
      token = response(resume(token)).sessionToken();
    }

    // Then
    var forced = (Published.LoggedOff) lab.nextPublished();
    assertEquals("too_many_connections", forced.reason());
    assertEquals(caller(first).connection(), forced.connection());
    assertEquals(16, sessions(caller(first)).get(0).connections());
  }

  @Test
  void endsASessionForAllItsConnectionsButTheAsking() {
    // Given
    Caller other = caller(logIn());
    Caller me = caller(logIn());
    lab.subscribe("u:1");

    // When
    lab.ok(me, new EndSession(other.sessionId()));

    // Then
    var forced = (Published.LoggedOff) lab.nextPublished();
    assertEquals("session_ended", forced.reason());
    assertEquals(other.sessionId(), forced.session());
    assertEquals(me.connection(), forced.exceptConnection());
    assertEquals(ErrorCode.INVALID_SESSION_TOKEN, lab.err(me, new EndSession(other.sessionId())));
  }

  @Test
  void goesOfflineWithTheLastSession() {
    Caller me = caller(logIn());
    lab.subscribe("presence");
    assertEquals(
        "USER_ONLINE", ((Published.Presence) lab.nextPublished()).push().pushMethod().name());

    lab.ok(me, new LogOut());

    assertEquals(
        "USER_OFFLINE", ((Published.Presence) lab.nextPublished()).push().pushMethod().name());
  }

  @Test
  void aNewPasswordEndsAllOtherSessionsAndTokens() {
    // Given
    LogInResponse other = response(logIn());
    Outcome in = logIn();
    Caller me = caller(in);

    // When
    var changed =
        lab.ok(
            me, new ChangeUserPassword(PASSWORD, "new password"), ChangeUserPasswordResponse.class);

    // Then
    assertEquals(ErrorCode.INVALID_SESSION_TOKEN, resume(other.sessionToken()).err());
    assertEquals(ErrorCode.INVALID_SESSION_TOKEN, resume(response(in).sessionToken()).err());
    assertEquals(ErrorCode.SUCCESS, resume(changed.sessionToken()).err());
    assertEquals(ErrorCode.ID_PASSWORD_NOT_MATCH, logIn().err());
    assertEquals(1, sessions(me).size());
  }

  @Test
  void manyWrongPasswordsAtATimeLearnNoMoreThanOneAfterTheOther() {
    List<Future<Outcome>> attempts = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      attempts.add(lab.start(nobody(), new LogIn("ann", "wrong " + i, false)));
    }

    List<ErrorCode> answers = attempts.stream().map(a -> ServicesLab.await(a).err()).toList();

    assertEquals(5, count(answers, ErrorCode.ID_PASSWORD_NOT_MATCH));
    assertEquals(15, count(answers, ErrorCode.TOO_MANY_WRONG_ATTEMPTS));
    assertEquals(ErrorCode.TOO_MANY_WRONG_ATTEMPTS, logIn().err());
  }

  @Test
  void manyRightPasswordsAtATimeAllPass() {
    List<Future<Outcome>> attempts = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      attempts.add(lab.start(nobody(), new LogIn("ann", PASSWORD, false)));
    }

    for (Future<Outcome> attempt : attempts) {
      assertEquals(ErrorCode.SUCCESS, ServicesLab.await(attempt).err());
    }
  }

  @Test
  void endsADeletionThatWasInterrupted() {
    // Given
    Caller me = caller(logIn());
    lab.redis("HSET", "{u:1}", "del", "5");

    // When
    Outcome refused = logIn();

    // Then
    assertEquals(ErrorCode.ID_PASSWORD_NOT_MATCH, refused.err());
    lab.ok(nobody(), new SignUp("ann", PASSWORD, "Another Ann"));
    assertEquals(ErrorCode.ID_PASSWORD_NOT_MATCH, lab.err(me, new DeleteUser(PASSWORD)));
  }

  private static long count(List<ErrorCode> answers, ErrorCode code) {
    return answers.stream().filter(answer -> answer == code).count();
  }

  private List<SessionObject> sessions(Caller caller) {
    return lab.ok(caller, new GetSessions(), GetSessionsResponse.class).sessions();
  }

  private Outcome logIn() {
    return ask(new LogIn("ann", PASSWORD, false));
  }

  private Outcome resume(String token) {
    return ask(new ResumeSession(token, false));
  }

  private Outcome ask(ScrpRequest request) {
    return lab.ask(nobody(), request);
  }

  /** A new connection; the requests of this test need no log-in, or bring their own. */
  private Caller nobody() {
    return new Caller(0, "", "", "lab." + ++connections);
  }

  private static LogInResponse response(Outcome outcome) {
    assertEquals(ErrorCode.SUCCESS, outcome.err());
    return (LogInResponse) outcome.body();
  }

  private static Caller caller(Outcome outcome) {
    response(outcome);
    return ((SessionChange.LoggedIn) Objects.requireNonNull(outcome.change())).caller();
  }
}
