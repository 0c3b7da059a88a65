package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import chat.scrp.services.testing.RealRedis;
import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.Json;
import chat.scrp.systemtests.harness.Transport;
import chat.scrp.systemtests.harness.TwoReplicas;
import chat.scrp.systemtests.harness.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The Redis comes back with less than was acknowledged: everybody hears of it, and goes on. */
class StoreLossIT {
  @RegisterExtension
  @Order(1)
  static final RealRedis REDIS = new RealRedis();

  @RegisterExtension
  @Order(2)
  static final TwoReplicas REPLICAS = new TwoReplicas(() -> Map.of("SCRP_REDIS_URI", REDIS.uri()));

  @Test
  void tellsEverybodyOnEveryReplicaAndGoesOn() throws IOException {
    try (Cast a = REPLICAS.castLeft(Transport.TCP);
        Cast b = REPLICAS.castRight(Transport.WEBSOCKET)) {
      // Given
      Client one = a.user("one");
      Client two = b.user("two");
      Client three = b.user("three");
      Wire guest = b.connect();
      guest.ok("GET_TIME");
      a.befriend(one, two);
      String room = a.room(one, two, three);
      one.say(room, "kept");
      two.push("NEW_ROOM_MESSAGE");
      three.push("NEW_ROOM_MESSAGE");
      String epoch = one.ok("GET_SERVER_INFO").path("store_epoch").asText();
      Path older = copyOfTheStore();
      for (int i = 1; i <= 3; i++) {
        one.say(room, "lost " + i);
        two.push("NEW_ROOM_MESSAGE");
        three.push("NEW_ROOM_MESSAGE");
      }

      // When
      REDIS.kill();
      Files.copy(older, REDIS.directory().resolve("appendonly.aof"), REPLACE);
      REDIS.start();

      // Then
      String reset = one.push("STORE_RESET", SOON).path("store_epoch").asText();
      assertNotEquals(epoch, reset);
      for (Client client : List.of(two, three)) {
        assertEquals(reset, client.push("STORE_RESET", SOON).path("store_epoch").asText());
      }
      assertEquals(reset, guest.push("STORE_RESET", SOON).path("store_epoch").asText());
      assertEquals(reset, two.ok("GET_SERVER_INFO").path("store_epoch").asText());
      assertEquals(reset, guest.ok("GET_SERVER_INFO").path("store_epoch").asText());
      assertEquals(2, two.say(room, "after").path("seq").asInt());
      for (Client client : List.of(one, three)) {
        JsonNode push = client.push("NEW_ROOM_MESSAGE");
        assertEquals("after", push.path("text").asText());
        assertEquals(2, push.path("seq").asInt());
      }
      JsonNode page = three.ok("RECEIVE_MESSAGE", "room_id", room);
      assertEquals(List.of("kept", "after"), Json.texts(page.path("messages"), "text"));
      one.tell(two, "still friends");
      assertEquals("still friends", two.push("NEW_PRIVATE_MESSAGE").path("text").asText());
      assertEquals(1, one.ok("GET_USER", "user_id", two.id).path("mode").asInt());
      Client again = a.again(three);
      assertEquals(reset, again.storeEpoch());
    }
  }

  private static final Duration SOON = Duration.ofSeconds(20);
  private static final StandardCopyOption REPLACE = StandardCopyOption.REPLACE_EXISTING;

  private static Path copyOfTheStore() throws IOException {
    Path copy = REDIS.directory().resolve("older.aof");
    Files.copy(REDIS.directory().resolve("appendonly.aof"), copy, REPLACE);
    return copy;
  }
}
