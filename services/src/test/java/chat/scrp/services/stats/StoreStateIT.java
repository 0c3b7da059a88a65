package chat.scrp.services.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import chat.scrp.protocol.model.Durability;
import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.Heads;
import chat.scrp.services.log.Position;
import chat.scrp.services.log.Published;
import chat.scrp.services.log.PublishedJson;
import chat.scrp.services.redis.LinkFixture;
import chat.scrp.services.redis.RedisConfig;
import chat.scrp.services.testing.RealRedis;
import io.vertx.core.internal.VertxInternal;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StoreStateIT {
  private static final ConversationKey ROOM = ConversationKey.room(7);

  @RegisterExtension static final RealRedis redis = new RealRedis();

  private final Heads heads = new Heads();
  private final BlockingQueue<String> resets = new LinkedBlockingQueue<>();
  private LinkFixture fixture;
  private StoreState store;

  @BeforeEach
  void start() throws Exception {
    redis.flush();
    fixture = new LinkFixture(RedisConfig.at(redis.uri()));
    store = new StoreState((VertxInternal) fixture.vertx, fixture.links, heads);
    store.onLocalPublish(
        bytes ->
            new PublishedJson()
                .decode("all", bytes)
                .forEach(published -> told((Published.StoreReset) published)));
    fixture.get(link -> store.start());
  }

  private void told(Published.StoreReset reset) {
    if (store.adopt(reset.epoch())) {
      resets.add(reset.epoch());
    }
  }

  @AfterEach
  void end() {
    store.close();
    fixture.close();
  }

  @Test
  void keepsItsEpochWhileNothingIsMissing() throws Exception {
    // Given
    String epoch = store.epoch();
    message(1, 101);
    message(2, 102);
    heads.note(ROOM, Position.of(1, 0), 101);
    heads.note(ROOM, Position.of(2, 0), 102);

    // When
    redis.restart();
    awaitServed();
    fixture.get(link -> heads.areThere(link));

    // Then
    assertFalse(epoch.isEmpty());
    assertEquals(epoch, store.epoch());
    assertEquals(0, resets.size());
  }

  @Test
  void getsANewEpochWhenALogIsShorter() throws Exception {
    String epoch = store.epoch();
    message(1, 101);
    heads.note(ROOM, Position.of(2, 0), 102);

    redis.restart();

    assertNotEquals(epoch, awaitReset());
  }

  @Test
  void getsANewEpochWhenALogIsShorterAndGrewAgain() throws Exception {
    message(1, 101);
    message(2, 201);
    message(3, 202);
    heads.note(ROOM, Position.of(2, 0), 102);

    redis.restart();

    assertEquals(awaitReset(), store.epoch());
  }

  @Test
  void takesNoConversationThatIsGoneForALoss() throws Exception {
    heads.note(ROOM, Position.of(2, 0), 102);

    assertEquals(true, fixture.get(link -> heads.areThere(link)));
  }

  @Test
  void getsANewEpochWhenTheStoreLostItsOwn() throws Exception {
    String epoch = store.epoch();

    redis.command("FLUSHALL");
    store.look();

    assertNotEquals(epoch, awaitReset());
  }

  @Test
  void neverGoesBackToAnEpochOfBefore() throws Exception {
    // Given
    String first = store.epoch();
    heads.note(ROOM, Position.of(2, 0), 102);
    message(1, 101);
    store.look();
    String second = awaitReset();

    // When
    redis.command("HSET {store} epoch " + first);
    store.look();
    String third = awaitReset();

    // Then
    assertNotEquals(first, second);
    assertNotEquals(first, third);
    assertNotEquals(second, third);
  }

  @Test
  void knowsWhatAnAcknowledgementIsWorthNow() throws Exception {
    assertEquals(Durability.FSYNC, store.durability());

    redis.command("CONFIG SET appendfsync everysec");
    fixture.get(link -> store.refresh());
    assertEquals(Durability.EVERYSEC, store.durability());
    redis.command("CONFIG SET appendonly no");
    fixture.get(link -> store.refresh());
    assertEquals(Durability.MEMORY, store.durability());

    redis.command("CONFIG SET appendonly yes");
    redis.command("CONFIG SET appendfsync always");
  }

  @Test
  void namesWhatAnAcknowledgementIsWorth() {
    assertEquals(Durability.FSYNC, StoreState.durability("yes", "always"));
    assertEquals(Durability.EVERYSEC, StoreState.durability("yes", "everysec"));
    assertEquals(Durability.MEMORY, StoreState.durability("yes", "no"));
    assertEquals(Durability.MEMORY, StoreState.durability("no", "always"));
    assertEquals(Durability.MEMORY, StoreState.durability(null, null));
  }

  private static void message(long seq, long pushId) {
    redis.command("HSET {r:7} seq " + seq + " last " + seq + "-0");
    redis.command("XADD {r:7}:l " + seq + "-0 t 1 e '{\"p\":" + pushId + "}'");
  }

  private void awaitServed() throws Exception {
    fixture.get(link -> store.refresh().recover(away -> store.refresh()));
  }

  private String awaitReset() throws Exception {
    String epoch = resets.poll(20, TimeUnit.SECONDS);
    assertNotNull(epoch, "no reset");
    return epoch;
  }
}
