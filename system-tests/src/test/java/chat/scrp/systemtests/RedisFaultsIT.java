package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.services.testing.RealRedis;
import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.Json;
import chat.scrp.systemtests.harness.Transport;
import chat.scrp.systemtests.harness.TwoReplicas;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Whatever happens to the Redis of two servers: requests are answered within their time-out, what
 * was answered 503 never takes effect later, and when it is back, so are the servers.
 */
class RedisFaultsIT {
  /** The time-out of a command, and what a busy machine adds. */
  private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(6);

  private static final Duration SERVED_WITHIN = Duration.ofSeconds(5);

  /** After so long, everybody whose lease was lost would be offline. */
  private static final Duration SWEPT = Duration.ofSeconds(12);

  @RegisterExtension
  @Order(1)
  static final RealRedis REDIS = new RealRedis();

  @RegisterExtension
  @Order(2)
  static final TwoReplicas REPLICAS = new TwoReplicas(() -> Map.of("SCRP_REDIS_URI", REDIS.uri()));

  private final Cast a = REPLICAS.castLeft(Transport.TCP);
  private final Cast b = REPLICAS.castRight(Transport.WEBSOCKET);
  private Client one;
  private Client two;
  private String room;
  private final List<String> acknowledged = new ArrayList<>();
  private int sent;

  @BeforeEach
  void meet() {
    one = a.user("one");
    two = b.user("two");
    a.befriend(one, two);
    room = a.room(one, two);
    assertEquals(900, say());
  }

  @Test
  void killedForAWhile() {
    REDIS.kill();
    assertEquals(503, say());
    assertEquals(503, say());
    REDIS.start();
    isServedSoon();
  }

  @Test
  void restarted() {
    REDIS.stop();
    REDIS.start();
    say();
    isServedSoon();
  }

  @Test
  void hangingFor20Seconds() {
    REDIS.pause();
    long began = System.nanoTime();
    while (System.nanoTime() - began < Duration.ofSeconds(20).toNanos()) {
      assertEquals(503, say());
      assertEquals(503, answer("GET_FRIENDS"));
    }
    REDIS.resume();
    isServedSoon();
    nobodyIsOffline();
  }

  @Test
  void withItsConnectionsCut() {
    for (int i = 0; i < 5; i++) {
      REDIS.command("CLIENT KILL TYPE normal");
      say();
      REDIS.command("CLIENT KILL TYPE pubsub");
      say();
    }
    isServedSoon();
  }

  @Test
  void withItsScriptsForgotten() {
    for (int i = 0; i < 5; i++) {
      REDIS.command("SCRIPT FLUSH");
      assertEquals(900, say());
    }
    isServedSoon();
  }

  @Test
  void outOfMemory() {
    REDIS.command("CONFIG SET maxmemory 1");
    assertEquals(503, say());
    assertEquals(900, answer("GET_FRIENDS"));
    REDIS.command("CONFIG SET maxmemory 0");
    isServedSoon();
  }

  /** Sends a message; its answer, which has to come in time. */
  private int say() {
    String text = "message " + ++sent;
    int err = answer("SEND_ROOM_MESSAGE", "room_id", room, "text", text);
    assertTrue(err == 900 || err == 503, "answered " + err);
    if (err == 900) {
      acknowledged.add(text);
    }
    return err;
  }

  private int answer(String method, Object... fields) {
    return one.wire.answer(one.wire.post(method, fields), ANSWERED_WITHIN).path("err").asInt();
  }

  /** Both servers serve, and pushes flow between them, without a hole and in order. */
  private void isServedSoon() {
    long began = System.nanoTime();
    while (say() != 900) {
      assertTrue(System.nanoTime() - began < SERVED_WITHIN.toNanos(), "still 503");
    }
    List<String> stored = texts();
    assertTrue(stored.containsAll(acknowledged), () -> stored + " without some of " + acknowledged);
    for (String text : stored) {
      assertEquals(text, two.push("NEW_ROOM_MESSAGE").path("text").asText());
    }
    two.tell(one, "the other way");
    assertEquals("the other way", one.push("NEW_PRIVATE_MESSAGE").path("text").asText());
    REPLICAS.left().awaitReady();
    REPLICAS.right().awaitReady();
    one.wire.staysOpen(ANSWERED_WITHIN);
    assertEquals(stored, texts());
    areOnline();
  }

  private List<String> texts() {
    JsonNode page = one.ok("RECEIVE_MESSAGE", "room_id", room, "limit", 200);
    return Json.texts(page.path("messages"), "text");
  }

  private void areOnline() {
    assertEquals(1, one.ok("GET_USER", "user_id", two.id).path("mode").asInt());
    assertEquals(1, two.ok("GET_USER", "user_id", one.id).path("mode").asInt());
  }

  private void nobodyIsOffline() {
    one.wire.staysOpen(SWEPT);
    areOnline();
    assertEquals(
        List.of(), one.wire.presenceSoFar(two.id).stream().filter(this::isOffline).toList());
    assertEquals(
        List.of(), two.wire.presenceSoFar(one.id).stream().filter(this::isOffline).toList());
  }

  private boolean isOffline(JsonNode push) {
    return push.path("method").asText().equals("USER_OFFLINE");
  }
}
