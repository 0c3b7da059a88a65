package chat.scrp.services.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.testing.RealRedis;
import chat.scrp.services.testing.RealRedisCluster;
import io.vertx.core.Future;
import io.vertx.core.internal.VertxInternal;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ClusterLinkIT {
  private static final RedisScript SET = RedisScript.load("test_set");

  @RegisterExtension static final RealRedisCluster cluster = new RealRedisCluster();

  private LinkFixture fixture;

  @BeforeEach
  void connect() {
    cluster.awaitWell();
    fixture =
        new LinkFixture(RedisConfig.at(cluster.uri()).withCommandTimeout(Duration.ofSeconds(10)));
  }

  @AfterEach
  void disconnect() {
    fixture.close();
  }

  @Test
  void reachesEverySlotInOrder() throws Exception {
    // Given
    List<Future<Response>> answers = new ArrayList<>();

    // When
    fixture.get(
        link -> {
          for (int i = 0; i < 300; i++) {
            answers.add(link.run(SET, List.of("{k" + i % 30 + "}"), "v" + i));
          }
          return Future.all(answers);
        });

    // Then
    for (int i = 0; i < 30; i++) {
      assertEquals("v" + (270 + i), text("{k" + i + "}"));
    }
  }

  @Test
  void asksEveryMaster() throws Exception {
    List<Response> sizes =
        fixture.get(
            link ->
                link.send(Request.cmd(Command.GET).arg("{any}"))
                    .transform(warm -> link.sendToEach(() -> Request.cmd(Command.DBSIZE))));

    assertEquals(3, sizes.size());
  }

  /** Commands of one slot keep their order while the slot is moved under them. */
  @Test
  void followsASlotThatMoves() throws Exception {
    // Given
    String key = "{moving}";
    RealRedis source = cluster.masterOf(key);
    RealRedis target =
        cluster.masters().stream().filter(node -> node != source).findFirst().orElseThrow();
    String slot = source.command("CLUSTER KEYSLOT " + key).substring(1);
    fixture.get(link -> link.run(SET, List.of(key), "before"));
    String sourceId = source.ask("CLUSTER MYID");
    String targetId = target.ask("CLUSTER MYID");

    // When: half moved, then moved
    target.command("CLUSTER SETSLOT " + slot + " IMPORTING " + sourceId);
    source.command("CLUSTER SETSLOT " + slot + " MIGRATING " + targetId);
    source.command("MIGRATE 127.0.0.1 " + target.port() + " " + key + " 0 5000");
    List<Future<Response>> answers = new ArrayList<>();
    fixture.get(
        link -> {
          for (int i = 0; i < 50; i++) {
            answers.add(link.run(SET, List.of(key), "asked" + i));
          }
          return Future.all(answers);
        });
    String asked = text(key);
    for (RealRedis master : cluster.masters()) {
      master.command("CLUSTER SETSLOT " + slot + " NODE " + targetId);
    }
    answers.clear();
    fixture.get(
        link -> {
          for (int i = 0; i < 50; i++) {
            answers.add(link.run(SET, List.of(key), "moved" + i));
          }
          return Future.all(answers);
        });

    // Then
    assertEquals("asked49", asked);
    assertEquals("moved49", text(key));
    assertEquals(":1", target.command("EXISTS " + key));
  }

  @Test
  void goesOnAfterAFailOverAndMeanwhileWithTheOtherMasters() throws Exception {
    // Given
    RealRedis victim = cluster.masterOf("{mine}");
    String other = "{other}";
    for (int i = 0; cluster.masterOf(other) == victim; i++) {
      other = "{other" + i + "}";
    }
    String elsewhere = other;
    fixture.get(link -> link.run(SET, List.of("{mine}"), "before"));

    // When
    victim.kill();

    // Then
    long began = System.nanoTime();
    fixture.get(link -> link.run(SET, List.of(elsewhere), "meanwhile"));
    assertTrue(System.nanoTime() - began < TimeUnit.SECONDS.toNanos(2));
    cluster.awaitFailOver(victim);
    awaitSet("{mine}", "after");
    assertEquals("after", text("{mine}"));
    victim.start();
  }

  @Test
  void hearsWhatIsPublishedAnywhereAlsoAfterItsNodeDied() throws Exception {
    // Given
    BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    RedisConfig config = RedisConfig.at(cluster.uri()).withCommandTimeout(Duration.ofSeconds(20));
    var subscriber =
        new RedisSubscriber((VertxInternal) fixture.vertx, config, fixture.links, "replica");
    subscriber.handler(
        (channel, payload) -> heard.add(new String(payload, StandardCharsets.UTF_8)));
    LinkFixture.await(subscriber.subscribe("r:1"));
    for (RealRedis master : cluster.masters()) {
      master.command("PUBLISH r:1 " + master.port());
      assertEquals(String.valueOf(master.port()), heard.poll(10, TimeUnit.SECONDS));
    }

    // When
    RealRedis victim =
        cluster.nodes().stream()
            .filter(node -> node.ask("CLIENT LIST TYPE pubsub").contains("sub=2"))
            .findFirst()
            .orElseThrow();
    victim.restart();
    cluster.awaitWell();

    // Then
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    String found = null;
    while (found == null && System.nanoTime() < end) {
      cluster.masters().get(0).command("PUBLISH r:1 again");
      found = heard.poll(200, TimeUnit.MILLISECONDS);
    }
    assertNotNull(found, "nothing arrived");
    LinkFixture.await(subscriber.close());
  }

  private void awaitSet(String key, String value) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (true) {
      try {
        fixture.get(link -> link.run(SET, List.of(key), value));
        return;
      } catch (ScrpError e) {
        if (System.nanoTime() > end) {
          throw e;
        }
      }
    }
  }

  private String text(String key) throws Exception {
    return Reply.text(fixture.get(link -> link.send(Request.cmd(Command.GET).arg(key))));
  }
}
