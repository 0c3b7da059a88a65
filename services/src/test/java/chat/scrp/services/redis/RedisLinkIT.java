package chat.scrp.services.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.testing.RealRedis;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.VertxInternal;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisLinkIT {
  private static final Duration TIMEOUT = Duration.ofMillis(600);
  private static final RedisScript SET = RedisScript.load("test_set");

  @RegisterExtension static final RealRedis redis = new RealRedis();

  private LinkFixture fixture;

  @BeforeEach
  void connect() {
    redis.flush();
    fixture = new LinkFixture(RedisConfig.at(redis.uri()).withCommandTimeout(TIMEOUT));
  }

  @AfterEach
  void disconnect() throws Exception {
    fixture.close();
  }

  @Test
  void keepsTheOrderOfWhatOneTurnSends() throws Exception {
    // Given
    List<Future<Response>> answers = new ArrayList<>();

    // When
    fixture.get(
        link -> {
          for (int i = 0; i < 500; i++) {
            answers.add(link.send(Request.cmd(Command.INCR).arg("n")));
          }
          return Future.all(answers);
        });

    // Then
    for (int i = 0; i < 500; i++) {
      assertEquals(i + 1, Reply.number(answers.get(i).result()));
    }
  }

  @Test
  void putsTheDeadlineInFrontOfTheArguments() throws Exception {
    Response count = fixture.get(link -> link.run(SET, List.of("k"), "v"));

    assertEquals(2, Reply.number(count));
    assertEquals(":1", redis.command("EXISTS k"));
  }

  @Test
  void goesOnInOrderWhenRedisForgotTheScripts() throws Exception {
    // Given
    fixture.get(link -> link.run(SET, List.of("k"), "first"));
    redis.command("SCRIPT FLUSH");

    // When
    fixture.get(
        link ->
            Future.all(
                link.run(SET, List.of("k"), "second"), link.run(SET, List.of("k"), "third")));

    // Then
    assertEquals("third", text("k"));
  }

  @Test
  void answersTheOthersOfABatchInWhichOneIsRefused() throws Exception {
    // Given
    fixture.get(link -> link.run(SET, List.of("text"), "no list"));

    // When
    Future<Response> wrong =
        fixture.start(
            link -> {
              Future<Response> refused = link.send(Request.cmd(Command.LPUSH).arg("text").arg("x"));
              link.run(SET, List.of("k"), "written");
              return refused;
            });

    // Then
    assertThrows(IllegalStateException.class, () -> LinkFixture.await(wrong));
    assertEquals("written", text("k"));
  }

  @Test
  void answers503WithinTheTimeoutWhileRedisHangsAndThenDoesNotTakeEffect() throws Exception {
    // Given
    fixture.get(link -> link.run(SET, List.of("k"), "before"));
    redis.pause();
    long began = System.nanoTime();

    // When
    Future<Response> late = fixture.start(link -> link.run(SET, List.of("k"), "late"));
    assertUnavailable(late);
    long waitedMs = (System.nanoTime() - began) / 1_000_000;
    redis.resume();

    // Then
    assertTrue(waitedMs < 2 * TIMEOUT.toMillis(), "waited " + waitedMs + " ms");
    assertEquals("before", awaitText("k"));
  }

  @Test
  void failsWhatIsInFlightWhenRedisDiesAndConnectsAgain() throws Exception {
    // Given
    fixture.get(link -> link.run(SET, List.of("k"), "before"));
    redis.pause();
    Future<Response> inFlight = fixture.start(link -> link.run(SET, List.of("k"), "lost"));

    // When
    redis.kill();
    assertUnavailable(inFlight);
    redis.start();

    // Then
    assertEquals("before", awaitText("k"));
  }

  @Test
  void waitsForTheFirstConnection() throws Exception {
    // Given
    redis.kill();
    try (LinkFixture early =
        new LinkFixture(RedisConfig.at(redis.uri()).withCommandTimeout(Duration.ofSeconds(10)))) {
      Future<Response> waiting = early.start(link -> link.run(SET, List.of("k"), "v"));

      // When
      redis.start();

      // Then
      assertEquals(2, Reply.number(LinkFixture.await(waiting)));
    }
  }

  @Test
  void refusesAtOnceWhatIsBeyondTheBound() throws Exception {
    // Given
    RedisConfig all = RedisConfig.at(redis.uri());
    RedisConfig few =
        new RedisConfig(
            all.address(),
            null,
            Duration.ofSeconds(10),
            all.firstBackOff(),
            all.longestBackOff(),
            2,
            all.clockInterval(),
            all.canaryInterval(),
            all.canaryLimit());
    try (LinkFixture narrow = new LinkFixture(few)) {
      // When
      Future<Response> third =
          narrow.start(
              link -> {
                link.send(Request.cmd(Command.PING));
                link.send(Request.cmd(Command.PING));
                return link.send(Request.cmd(Command.PING));
              });

      // Then
      assertUnavailable(third);
    }
  }

  @Test
  void knowsTheTimeOfRedis() throws Exception {
    long differenceMs =
        fixture.get(
            link ->
                link.send(Request.cmd(Command.TIME))
                    .map(
                        time ->
                            Reply.number(time.get(0)) * 1000
                                + Reply.number(time.get(1)) / 1000
                                - link.redisNow()));

    assertTrue(Math.abs(differenceMs) < 100, differenceMs + " ms apart");
  }

  private String text(String key) throws Exception {
    return Reply.text(fixture.get(link -> link.send(Request.cmd(Command.GET).arg(key))));
  }

  /** Asks until Redis answers again. */
  private String awaitText(String key) throws Exception {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (true) {
      try {
        return text(key);
      } catch (ScrpError e) {
        if (System.nanoTime() > end) {
          throw e;
        }
      }
    }
  }

  private static void assertUnavailable(Future<Response> future) {
    ScrpError error =
        assertInstanceOf(
            ScrpError.class, assertThrows(Throwable.class, () -> LinkFixture.await(future)));
    assertEquals(ErrorCode.SERVICE_UNAVAILABLE, error.code());
  }

  /** What is written to a socket tells its listeners on the loop, outside of any context. */
  @Test
  void answersWhoAsksFromAListenerOfAChannel() throws Exception {
    RedisLink link = fixture.get(Future::succeededFuture);
    Promise<Response> answered = Promise.promise();

    ((VertxInternal) fixture.vertx)
        .nettyEventLoopGroup()
        .next()
        .execute(() -> link.send(Request.cmd(Command.PING)).onComplete(answered));

    assertEquals("PONG", LinkFixture.await(answered.future()).toString());
  }
}
