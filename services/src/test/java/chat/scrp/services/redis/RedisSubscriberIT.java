package chat.scrp.services.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.services.testing.RealRedis;
import io.vertx.core.Future;
import io.vertx.core.internal.VertxInternal;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RedisSubscriberIT {
  @RegisterExtension static final RealRedis redis = new RealRedis();

  private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
  private LinkFixture fixture;
  private RedisSubscriber subscriber;

  @BeforeEach
  void connect() {
    RedisConfig config = RedisConfig.at(redis.uri()).withCommandTimeout(Duration.ofSeconds(20));
    fixture = new LinkFixture(config);
    subscriber =
        new RedisSubscriber((VertxInternal) fixture.vertx, config, fixture.links, "replica");
    subscriber.handler(
        (channel, payload) ->
            received.add(channel + '=' + new String(payload, StandardCharsets.UTF_8)));
  }

  @AfterEach
  void disconnect() throws Exception {
    LinkFixture.await(subscriber.close());
    fixture.close();
  }

  @Test
  void receivesWhatIsPublishedAfterTheConfirmation() throws Exception {
    LinkFixture.await(subscriber.subscribe("r:1"));

    publish("r:1", "hello");

    assertEquals("r:1=hello", next());
  }

  @Test
  void confirmsThousandsOfChannels() throws Exception {
    // Given
    List<Future<Void>> all = new ArrayList<>();

    // When
    for (int i = 0; i < 3000; i++) {
      all.add(subscriber.subscribe("r:" + i));
    }
    LinkFixture.await(Future.all(all));

    // Then
    publish("r:2999", "last");
    assertEquals("r:2999=last", next());
  }

  @Test
  void hearsNothingOfAChannelThatItLeft() throws Exception {
    // Given
    LinkFixture.await(subscriber.subscribe("r:1"));
    LinkFixture.await(subscriber.subscribe("r:2"));

    // When
    subscriber.unsubscribe("r:1");
    LinkFixture.await(subscriber.subscribe("r:3"));
    publish("r:1", "unheard");
    publish("r:2", "heard");

    // Then
    assertEquals("r:2=heard", next());
  }

  @Test
  void subscribesAgainAfterRedisWasAway() throws Exception {
    // Given
    CountDownLatch back = new CountDownLatch(1);
    LinkFixture.await(subscriber.subscribe("r:1"));
    subscriber.onResubscribed(back::countDown);

    // When
    redis.restart();
    assertTrue(back.await(10, TimeUnit.SECONDS));

    // Then
    publish("r:1", "again");
    assertEquals("r:1=again", next());
  }

  @Test
  void knowsThatPublishesFlow() throws Exception {
    LinkFixture.await(subscriber.subscribe("r:1"));

    assertTrue(subscriber.canaryAgeMs() < 5000);
  }

  private @Nullable Object publish(String channel, String text) throws Exception {
    return fixture.get(link -> link.send(Request.cmd(Command.PUBLISH).arg(channel).arg(text)));
  }

  private String next() throws Exception {
    String message = received.poll(10, TimeUnit.SECONDS);
    assertNotNull(message, "nothing arrived");
    return message;
  }
}
