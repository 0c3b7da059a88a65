package chat.scrp.services.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import chat.scrp.services.redis.LinkFixture;
import chat.scrp.services.redis.RedisConfig;
import chat.scrp.services.testing.RealRedis;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StatisticsIT {
  private static final String FAR = "99999999999999";

  @RegisterExtension static final RealRedis redis = new RealRedis();

  private LinkFixture fixture;
  private Totals totals;

  @BeforeEach
  void connect() {
    redis.flush();
    fixture =
        new LinkFixture(RedisConfig.at(redis.uri()).withCommandTimeout(Duration.ofSeconds(20)));
    totals = new Totals(fixture.links);
  }

  @AfterEach
  void disconnect() {
    fixture.close();
  }

  @Test
  void keepsThePeaks() throws Exception {
    // Given
    Statistics statistics = replica("one", new Traffic(), 100);

    // When
    for (int change : new int[] {1, 1, 1, -1, -1}) {
      fixture.get(link -> totals.users(change));
      fixture.get(link -> totals.rooms(change));
    }

    // Then
    ServerStatistics latest = fixture.get(link -> statistics.latest());
    assertEquals(1, latest.users());
    assertEquals(3, latest.maxUsers());
    assertEquals(1, latest.rooms());
    assertEquals(3, latest.maxRooms());
    assertEquals(100, latest.started());
  }

  @Test
  void addsUpAllReplicasThoseThatAreGoneIncluded() throws Exception {
    // Given
    Traffic busy = new Traffic();
    busy.messageIn();
    busy.messagesOut(5);
    busy.dataIn(100);
    busy.dataOut(200);
    Statistics first = replica("first", busy, 100);
    Statistics gone = replica("gone", busy, 150);
    Statistics asked = replica("asked", busy, 200);

    // When
    redis.command("ZREM {lease} gone");
    fixture.get(link -> first.fold("gone"));

    // Then
    ServerStatistics latest = fixture.get(link -> asked.latest());
    assertEquals(100, latest.started());
    assertEquals(3, latest.messagesIn());
    assertEquals(15, latest.messagesOut());
    assertEquals(300, latest.dataIn());
    assertEquals(600, latest.dataOut());
    assertEquals(":0", redis.command("EXISTS {stat}:gone"));
    assertNotEquals(gone, asked);
  }

  @Test
  void countsAUserOnTwoReplicasOnce() throws Exception {
    // Given
    Statistics one = replica("one", new Traffic(), 100);
    replica("two", new Traffic(), 100);

    // When
    redis.command("SADD {lease}:u:one 1 2");
    redis.command("SADD {lease}:u:two 2 3");
    fixture.get(link -> one.countOnline());

    // Then
    ServerStatistics latest = fixture.get(link -> one.latest());
    assertEquals(3, latest.onlineUsers());
    assertEquals(3, latest.maxOnlineUsers());
  }

  @Test
  void beginsAnewWhenNoReplicaLives() throws Exception {
    // Given
    replica("old", new Traffic(), 100);
    fixture.get(link -> totals.users(1));
    fixture.get(link -> totals.users(1));
    fixture.get(link -> totals.users(-1));
    redis.command("DEL {lease}");

    // When
    Statistics fresh = replica("fresh", new Traffic(), 900);

    // Then
    ServerStatistics latest = fixture.get(link -> fresh.latest());
    assertEquals(900, latest.started());
    assertEquals(1, latest.users());
    assertEquals(1, latest.maxUsers());
  }

  /** A replica that lives and has reported. */
  private Statistics replica(String name, Traffic traffic, long started) throws Exception {
    Statistics statistics = new Statistics(fixture.links, name, traffic, totals, started, "1.0.0");
    fixture.get(link -> statistics.start());
    redis.command("ZADD {lease} " + FAR + " " + name);
    return statistics;
  }
}
