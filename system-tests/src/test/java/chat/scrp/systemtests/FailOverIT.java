package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.services.testing.RealRedis;
import chat.scrp.services.testing.RealRedisCluster;
import chat.scrp.services.testing.RealSentinels;
import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.Json;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.Transport;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A master of a Redis Cluster, or the one that sentinels watch, dies: its replica takes over. */
class FailOverIT {
  private static final Duration TAKE_OVER = Duration.ofSeconds(40);
  private static final int AFTER = 20;

  @Test
  void onACluster() {
    try (RealRedisCluster cluster = new RealRedisCluster()) {
      cluster.start();
      liveThrough(
          cluster.uri(),
          () -> {
            // The first room has the number 1.
            RealRedis victim = cluster.masterOf("{r:1}");
            victim.kill();
            cluster.awaitFailOver(victim);
          });
    }
  }

  @Test
  void onSentinels() {
    try (RealSentinels sentinels = new RealSentinels()) {
      sentinels.start();
      liveThrough(
          sentinels.uri(),
          () -> {
            RealRedis victim = sentinels.master();
            victim.kill();
            sentinels.awaitFailOver(victim);
          });
    }
  }

  /** A paused master that comes back is a replica by then, and says so. */
  @Test
  void onSentinelsByAMasterThatHangs() {
    try (RealSentinels sentinels = new RealSentinels()) {
      sentinels.start();
      liveThrough(
          sentinels.uri(),
          () -> {
            RealRedis victim = sentinels.master();
            victim.pause();
            sentinels.awaitFailOver(victim);
            victim.resume();
          });
    }
  }

  @Test
  void onAClusterByAMasterThatHangs() {
    try (RealRedisCluster cluster = new RealRedisCluster()) {
      cluster.start();
      liveThrough(
          cluster.uri(),
          () -> {
            RealRedis victim = cluster.masterOf("{r:1}");
            victim.pause();
            cluster.awaitFailOver(victim);
            victim.resume();
          });
    }
  }

  private static void liveThrough(String uri, Runnable failOver) {
    Map<String, String> environment = Map.of("SCRP_REDIS_URI", uri);
    try (ServerProcess left = ServerProcess.start(environment);
        ServerProcess right = ServerProcess.start(environment);
        Cast a = new Cast(left, Transport.TCP);
        Cast b = new Cast(right, Transport.WEBSOCKET)) {
      // Given
      Client one = a.user("one");
      Client two = b.user("two");
      a.befriend(one, two);
      String room = a.room(one, two);
      one.say(room, "before");
      two.push("NEW_ROOM_MESSAGE");
      String epoch = one.ok("GET_SERVER_INFO").path("store_epoch").asText();

      // When
      int unanswered = one.wire.post("SEND_ROOM_MESSAGE", "room_id", room, "text", "just before");
      assertEquals(900, one.wire.answer(unanswered).path("err").asInt());
      two.push("NEW_ROOM_MESSAGE");
      failOver.run();

      // Then
      List<String> said = new ArrayList<>(List.of("before", "just before"));
      for (int i = 0; i < AFTER; i++) {
        said.add("after " + i);
        sayUntilAcknowledged(one, room, "after " + i);
        JsonNode push = two.push("NEW_ROOM_MESSAGE", TAKE_OVER);
        assertEquals("after " + i, push.path("text").asText());
        assertEquals(i + 3, push.path("seq").asInt());
      }
      left.awaitReady();
      right.awaitReady();
      JsonNode page = two.ok("RECEIVE_MESSAGE", "room_id", room);
      assertEquals(said, Json.texts(page.path("messages"), "text"));
      assertEquals(epoch, two.ok("GET_SERVER_INFO").path("store_epoch").asText());
      everythingElseWorks(a, b, one, two);
      assertEquals(List.of(), left.newStackTraces());
      assertEquals(List.of(), right.newStackTraces());
    }
  }

  private static void sayUntilAcknowledged(Client client, String room, String text) {
    long deadline = System.nanoTime() + TAKE_OVER.toNanos();
    int err = 503;
    while (err == 503) {
      int id =
          client.wire.post(
              "SEND_ROOM_MESSAGE", "room_id", room, "text", text, "client_message_id", text);
      err = client.wire.answer(id).path("err").asInt();
      assertTrue(System.nanoTime() < deadline, "503 for " + TAKE_OVER);
    }
    assertEquals(900, err);
  }

  /** Users and rooms with keys all over the slots, presence, sessions and search. */
  private static void everythingElseWorks(Cast a, Cast b, Client one, Client two) {
    assertEquals(1, one.ok("GET_USER", "user_id", two.id).path("mode").asInt());
    List<Client> more =
        IntStream.range(0, 6).mapToObj(i -> (i % 2 == 0 ? a : b).user("more")).toList();
    Client first = more.get(0);
    String room = a.room(first, more.subList(1, more.size()).toArray(new Client[0]));
    first.say(room, "hello");
    for (Client member : more.subList(1, more.size())) {
      assertEquals("hello", member.push("NEW_ROOM_MESSAGE").path("text").asText());
    }
    assertEquals(1, first.ok("SEARCH_USER", "query", two.id, "limit", 1).path("users").size());
    one.tell(two, "still friends");
    assertEquals("still friends", two.push("NEW_PRIVATE_MESSAGE").path("text").asText());
    Client resumed = a.resume(two);
    assertEquals(two.sessionId(), resumed.sessionId());
    assertNotEquals("", resumed.storeEpoch());
    first.close();
    a.awaitOffline(one, first.id);
  }
}
