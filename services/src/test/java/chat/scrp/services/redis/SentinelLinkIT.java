package chat.scrp.services.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.testing.RealRedis;
import chat.scrp.services.testing.RealSentinels;
import io.vertx.core.internal.VertxInternal;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SentinelLinkIT {
  private static final RedisScript SET = RedisScript.load("test_set");

  @RegisterExtension static final RealSentinels sentinels = new RealSentinels();

  @Test
  void goesOnWithTheNewMasterSubscriptionsIncluded() throws Exception {
    RedisConfig config = RedisConfig.at(sentinels.uri()).withCommandTimeout(Duration.ofSeconds(3));
    try (LinkFixture fixture = new LinkFixture(config)) {
      // Given
      CountDownLatch back = new CountDownLatch(1);
      CountDownLatch heard = new CountDownLatch(1);
      var subscriber =
          new RedisSubscriber((VertxInternal) fixture.vertx, config, fixture.links, "replica");
      subscriber.handler((channel, payload) -> heard.countDown());
      subscriber.onResubscribed(back::countDown);
      LinkFixture.await(subscriber.subscribe("r:1"));
      fixture.get(link -> link.run(SET, List.of("k"), "before"));

      // When
      RealRedis old = sentinels.master();
      old.kill();
      sentinels.awaitFailOver(old);

      // Then
      awaitSet(fixture);
      String text = Reply.text(fixture.get(link -> link.send(Request.cmd(Command.GET).arg("k"))));
      assertEquals("after", text);
      assertTrue(back.await(15, TimeUnit.SECONDS));
      fixture.get(link -> link.send(Request.cmd(Command.PUBLISH).arg("r:1").arg("x")));
      assertTrue(heard.await(10, TimeUnit.SECONDS));
      LinkFixture.await(subscriber.close());
    }
  }

  private static void awaitSet(LinkFixture fixture) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (true) {
      try {
        fixture.get(link -> link.run(SET, List.of("k"), "after"));
        return;
      } catch (ScrpError e) {
        if (System.nanoTime() > end) {
          throw e;
        }
      }
    }
  }
}
