package chat.scrp.services.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.scrp.services.dispatch.RequestDeadline;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.testing.RealRedis;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RequestDeadlineIT {
  private static final RedisScript SET = RedisScript.load("test_set");

  @RegisterExtension static final RealRedis redis = new RealRedis();

  /** Each command has a minute here, the whole request four seconds. */
  @Test
  void endsARequestHoweverPatientEachOfItsCommandsIs() throws Exception {
    RedisConfig patient = RedisConfig.at(redis.uri()).withCommandTimeout(Duration.ofMinutes(1));
    try (LinkFixture fixture = new LinkFixture(patient)) {
      // Given
      fixture.get(link -> link.send(Request.cmd(Command.PING)));

      // When
      Future<Response> chain =
          fixture.start(
              link ->
                  request(
                      () ->
                          later(link, 4500)
                              .compose(slow -> link.run(SET, List.of("late"), "effect"))));

      // Then
      Throwable failure = assertThrows(Throwable.class, () -> LinkFixture.await(chain));
      assertInstanceOf(ScrpError.class, failure);
      assertEquals(":0", redis.command("EXISTS late"));
    }
  }

  private interface Action {
    Future<Response> start();
  }

  /** Does something as the dispatcher does: in a context for this request alone. */
  private static Future<Response> request(Action action) {
    ContextInternal context = Objects.requireNonNull(ContextInternal.current()).duplicate();
    Promise<Response> done = Promise.promise();
    context.runOnContext(
        v -> {
          RequestDeadline.begin();
          action.start().onComplete(done);
        });
    return done.future();
  }

  /** A command that Redis answers late. */
  private static Future<Response> later(RedisLink link, long ms) {
    return link.send(
        Request.cmd(Command.create("BLPOP")).arg("nothing").arg(String.valueOf(ms / 1000.0)));
  }
}
