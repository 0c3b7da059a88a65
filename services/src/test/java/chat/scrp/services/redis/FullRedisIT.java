package chat.scrp.services.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.testing.RealRedis;
import io.vertx.core.Future;
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

/** A Redis that has no memory left refuses to write, and goes on reading. */
class FullRedisIT {
  private static final RedisScript SET = RedisScript.load("test_set");
  private static final RedisScript GET = RedisScript.load("test_get");

  @RegisterExtension static final RealRedis redis = new RealRedis();

  private LinkFixture fixture;

  @BeforeEach
  void fill() throws Exception {
    redis.command("SET kept value");
    fixture =
        new LinkFixture(RedisConfig.at(redis.uri()).withCommandTimeout(Duration.ofSeconds(20)));
    fixture.get(link -> link.run(GET, List.of("kept")));
    redis.command("CONFIG SET maxmemory 1");
  }

  @AfterEach
  void disconnect() {
    fixture.close();
  }

  @Test
  void answers503ToWhatWritesAndGoesOnReading() throws Exception {
    // When
    List<Future<Response>> answers = new ArrayList<>();
    fixture.get(
        link -> {
          answers.add(link.run(SET, List.of("new"), "x"));
          answers.add(link.run(GET, List.of("kept")));
          answers.add(link.run(GET, List.of("kept")));
          return Future.join(answers).transform(done -> Future.succeededFuture(1));
        });

    // Then
    assertEquals(ErrorCode.SERVICE_UNAVAILABLE, code(answers.get(0)));
    assertEquals("value", Reply.text(answers.get(1).result()));
    assertEquals("value", Reply.text(answers.get(2).result()));
    redis.command("CONFIG SET maxmemory 0");
    fixture.get(link -> link.run(SET, List.of("new"), "x"));
    fixture.get(link -> link.send(Request.cmd(Command.GET).arg("new")));
  }

  private static ErrorCode code(Future<Response> answer) {
    return assertInstanceOf(
            ScrpError.class, assertThrows(Throwable.class, () -> LinkFixture.await(answer)))
        .code();
  }
}
