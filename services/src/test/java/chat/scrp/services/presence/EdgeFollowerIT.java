package chat.scrp.services.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import chat.scrp.services.redis.RedisConfig;
import chat.scrp.services.redis.RedisLinks;
import chat.scrp.services.testing.RealRedis;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The test says which publishes arrive; the edges are in a real Redis. */
class EdgeFollowerIT {
  private static final long NEVER_MS = TimeUnit.HOURS.toMillis(1);

  @RegisterExtension static final RealRedis redis = new RealRedis();

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
  private Context context;
  private RedisLinks links;
  private EdgeFollower follower;

  @BeforeEach
  void follow() throws Exception {
    redis.flush();
    context = vertx.getOrCreateContext();
    links = new RedisLinks(vertx, RedisConfig.at(redis.uri()));
    onLoop(() -> EdgeLog.newest(links.current()));
    follower =
        new EdgeFollower(
            vertx,
            context,
            links,
            NEVER_MS,
            edge -> told.add(new String(edge, StandardCharsets.UTF_8)));
    asked();
  }

  @AfterEach
  void end() {
    vertx.close().await();
  }

  private <T> T onLoop(Supplier<Future<T>> action) throws Exception {
    Promise<T> done = Promise.promise();
    context.runOnContext(v -> action.get().onComplete(done));
    return done.future().await(20, TimeUnit.SECONDS);
  }

  /** Commands of one loop keep their order: what the follower has asked is answered by now. */
  private void asked() throws Exception {
    onLoop(() -> EdgeLog.newest(links.current()));
    onLoop(() -> EdgeLog.newest(links.current()));
  }

  private void tell(int edges) throws Exception {
    for (int i = 0; i < edges; i++) {
      onLoop(() -> EdgeLog.newest(links.current()).compose(n -> tellNext(n + 1)));
    }
  }

  private Future<?> tellNext(long number) {
    return EdgeLog.tell(links.current(), "edge " + number);
  }

  private void arrives(long number) {
    context.runOnContext(
        v -> follower.published((number + " edge " + number).getBytes(StandardCharsets.US_ASCII)));
  }

  private void heard(int from, int to) throws Exception {
    for (int number = from; number <= to; number++) {
      assertEquals("edge " + number, told.poll(20, TimeUnit.SECONDS));
    }
    asked();
    assertNull(told.poll());
  }

  @Test
  void whatIsMissedIsReadBeforeWhatFollows() throws Exception {
    tell(1);
    arrives(1);
    heard(1, 1);
    tell(3);
    arrives(4);
    heard(2, 4);
    arrives(3);
    arrives(4);
    tell(1);
    arrives(5);
    heard(5, 5);
  }

  @Test
  void whatComesWhileItReadsIsNotForgotten() throws Exception {
    tell(3);
    arrives(1);
    heard(1, 1);
    // The read is on its way in the second task, and does not see what is told behind it, whose
    // publish overtakes the answer.
    Promise<Void> told = Promise.promise();
    context.runOnContext(
        v -> {
          follower.published("3 edge 3".getBytes(StandardCharsets.US_ASCII));
          context.runOnContext(
              w -> {
                tellNext(4).<Void>mapEmpty().onComplete(told);
                follower.published("4 edge 4".getBytes(StandardCharsets.US_ASCII));
              });
        });
    told.future().await(20, TimeUnit.SECONDS);
    heard(2, 4);
  }

  @Test
  void whatNothingFollowsIsFoundByLooking() throws Exception {
    tell(2);
    arrives(1);
    heard(1, 1);
    follower.look();
    heard(2, 2);
    arrives(2);
    heard(3, 2);
  }

  @Test
  void aLongTimeIsReadPageByPage() throws Exception {
    tell(EdgeLog.PAGE + 100);
    follower.look();
    heard(1, EdgeLog.PAGE + 100);
  }

  @Test
  void whatIsForgottenIsLeftOut() throws Exception {
    tell(2);
    onLoop(() -> EdgeLog.forget(links.current()));
    tell(1);
    arrives(3);
    heard(3, 3);
  }

  @Test
  void aStoreThatComesBackWithLessBeginsAgain() throws Exception {
    tell(3);
    follower.look();
    heard(1, 3);
    redis.flush();
    follower.look();
    asked();
    tell(1);
    arrives(1);
    heard(1, 1);
  }
}
