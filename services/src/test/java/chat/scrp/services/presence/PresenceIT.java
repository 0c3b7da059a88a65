package chat.scrp.services.presence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import chat.scrp.services.log.Published;
import chat.scrp.services.log.PublishedJson;
import chat.scrp.services.redis.RedisConfig;
import chat.scrp.services.redis.RedisLinks;
import chat.scrp.services.redis.RedisSubscriber;
import chat.scrp.services.stats.Statistics;
import chat.scrp.services.stats.Totals;
import chat.scrp.services.stats.Traffic;
import chat.scrp.services.testing.RealRedis;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.VertxInternal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PresenceIT {
  private static final PresenceConfig QUICK = merging(Duration.ofMillis(50));

  @RegisterExtension static final RealRedis redis = new RealRedis();

  private final List<Replica> replicas = new ArrayList<>();
  private final BlockingQueue<Published.Presence> told = new LinkedBlockingQueue<>();

  /** As much of a replica as presence needs. */
  private static final class Replica {
    final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    final RedisConfig config = RedisConfig.at(redis.uri());
    final RedisLinks links = new RedisLinks(vertx, config);
    final Presence presence;

    Replica(String name, PresenceConfig presenceConfig) {
      Totals totals = new Totals(links);
      Statistics statistics = new Statistics(links, name, new Traffic(), totals, 1, "1.0.0");
      presence = new Presence((VertxInternal) vertx, presenceConfig, 1000, name, links, statistics);
    }

    <T> T onLoop(Supplier<Future<T>> action) throws Exception {
      Promise<T> done = Promise.promise();
      ((VertxInternal) vertx)
          .createEventLoopContext()
          .runOnContext(v -> action.get().onComplete(done));
      return done.future().await(20, TimeUnit.SECONDS);
    }

    void die() {
      vertx.close().await();
    }
  }

  @BeforeEach
  void listen() throws Exception {
    redis.flush();
    Replica listener = replica("listener");
    var subscriber =
        new RedisSubscriber(
            (VertxInternal) listener.vertx, listener.config, listener.links, "listener");
    EdgeFollower follower =
        new EdgeFollower(
            listener.vertx,
            subscriber.context(),
            listener.links,
            100,
            edge ->
                new PublishedJson()
                    .decode("presence", edge)
                    .forEach(published -> told.add((Published.Presence) published)));
    subscriber.handler((channel, bytes) -> follower.published(bytes));
    subscriber.subscribe("presence").await(20, TimeUnit.SECONDS);
    // By then the follower knows where it begins: commands of one loop keep their order.
    listener.onLoop(() -> EdgeLog.newest(listener.links.current()));
  }

  @AfterEach
  void end() {
    replicas.forEach(Replica::die);
  }

  @Test
  void tellsWhoComesAndWhoGoes() throws Exception {
    Replica here = replica("here");
    exists(7);

    logIn(here, 7, "here.1");
    assertEquals(7, next(true).user());

    here.onLoop(() -> here.presence.leave(7, "here.1"));
    assertEquals(7, next(false).user());
  }

  @Test
  void mergesWhatComesAndGoesInAShortTime() throws Exception {
    // Given
    Replica here = replica("here", merging(Duration.ofMinutes(1)));
    exists(7);
    exists(8);
    logIn(here, 7, "here.1");
    next(true);

    // When
    here.onLoop(() -> here.presence.leave(7, "here.1"));
    logIn(here, 7, "here.2");
    logIn(here, 8, "here.3");

    // Then
    assertEquals(8, next(true).user());
  }

  @Test
  void staysOnlineWhileAnotherConnectionLives() throws Exception {
    // Given
    Replica here = replica("here");
    exists(7);
    exists(8);
    logIn(here, 7, "here.1");
    next(true);
    logIn(here, 7, "there.1");

    // When
    here.onLoop(() -> here.presence.leave(7, "here.1"));
    logIn(here, 8, "here.2");

    // Then
    assertEquals(8, next(true).user());
  }

  @Test
  void takesTheUsersOfADeadReplicaOffline() throws Exception {
    // Given
    Replica dying = replica("dying");
    replica("living");
    exists(7);
    logIn(dying, 7, "dying.1");
    next(true);

    // When
    dying.die();

    // Then
    assertEquals(7, next(false).user());
    assertEquals(":0", redis.command("HLEN {u:7}:c"));
  }

  @Test
  void comesBackWhenOthersTookItForDead() throws Exception {
    // Given
    Replica here = replica("here");
    exists(7);
    logIn(here, 7, "here.1");
    next(true);

    // When
    redis.command("HDEL {u:7}:c here.1");
    redis.command("HDEL {u:7} on");
    redis.command("DEL {lease}:u:here");
    redis.command("ZREM {lease} here");

    // Then
    assertEquals(7, next(true).user());
    assertEquals(":1", redis.command("HEXISTS {u:7}:c here.1"));
    assertEquals(":1", redis.command("SISMEMBER {lease}:u:here 7"));
  }

  @Test
  void leavesNothingOfALogInWhoseAnswerWasLost() throws Exception {
    // Given
    Replica here = replica("here");
    exists(7);
    redis.command("HSET {u:7}:s lost {}");
    redis.command("HSET {u:7}:c here.1 lost");

    // When
    here.onLoop(() -> here.presence.undo(7, "here.1", "lost"));

    // Then
    assertEquals(":0", redis.command("HLEN {u:7}:c"));
    assertEquals(":0", redis.command("HEXISTS {u:7}:s lost"));
  }

  @Test
  void leavesNothingOfALogInThatTookEffectBehindItsFailure() throws Exception {
    // Given
    Replica here = replica("here");
    exists(7);
    here.onLoop(() -> here.presence.undo(7, "here.1", "lost"));

    // When
    redis.command("HSET {u:7}:s lost {}");
    redis.command("HSET {u:7} on 1");
    redis.command("HSET {u:7}:c here.1 lost");

    // Then
    assertEquals(7, next(false).user());
    assertEquals(":0", redis.command("HLEN {u:7}:c"));
    assertEquals(":0", redis.command("HEXISTS {u:7}:s lost"));
  }

  private static PresenceConfig merging(Duration within) {
    return new PresenceConfig(
        Duration.ofSeconds(6),
        Duration.ofMillis(300),
        Duration.ofMillis(100),
        within,
        Duration.ofSeconds(1));
  }

  private Replica replica(String name) throws Exception {
    return replica(name, QUICK);
  }

  private Replica replica(String name, PresenceConfig config) throws Exception {
    Replica replica = new Replica(name, config);
    replicas.add(replica);
    replica.onLoop(replica.presence::start);
    return replica;
  }

  private static void exists(long user) {
    redis.command("HSET {u:" + user + "} id user" + user + " nick Nick seen 5");
    redis.command("HSET {u:" + user + "}:s session {}");
  }

  /** As a log-in does: first the lease, then the connection, then the others. */
  private static void logIn(Replica replica, long user, String connection) throws Exception {
    replica.onLoop(() -> replica.presence.enter(user, connection, "session"));
    redis.command("HSET {u:" + user + "}:c " + connection + " session");
    replica.presence.cameOnline(user);
  }

  private Published.Presence next(boolean online) throws Exception {
    Published.Presence presence = told.poll(20, TimeUnit.SECONDS);
    assertNotNull(presence, "nobody was told");
    String push = online ? "USER_ONLINE" : "USER_OFFLINE";
    assertEquals(push, presence.push().pushMethod().name());
    return presence;
  }
}
