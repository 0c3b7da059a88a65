package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.Transport;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** SCRP_HISTORY_MAX_MESSAGES and SCRP_HISTORY_MAX_AGE, as clients see them. */
@ParameterizedClass
@EnumSource(Transport.class)
class HistoryLimitIT {
  private static ServerProcess counted;
  private static ServerProcess aged;
  private final Transport transport;
  private Cast cast;

  HistoryLimitIT(Transport transport) {
    this.transport = transport;
    this.cast = new Cast(counted, transport);
  }

  @BeforeAll
  static void start() {
    counted = ServerProcess.start(Map.of("SCRP_HISTORY_MAX_MESSAGES", "20"));
    aged = ServerProcess.start(Map.of("SCRP_HISTORY_MAX_AGE", "3s", "SCRP_HISTORY_SWEEP", "200ms"));
  }

  @AfterAll
  static void stop() {
    counted.close();
    aged.close();
  }

  @AfterEach
  void closeConnections() {
    cast.close();
  }

  private static JsonNode receive(Client client, String room, long after) {
    return client.ok("RECEIVE_MESSAGE", "room_id", room, "after_seq", after);
  }

  @Test
  void whoIsBehindGoesOnAtTheOldestMessageThatIsThere() {
    Client owner = cast.user("owner");
    Client away = cast.user("away");
    Client slow = cast.user("slow");
    String room = cast.room(owner, away, slow);
    away.ok("LOG_OUT");
    slow.wire.pauseReading();
    for (int i = 1; i <= 60; i++) {
      owner.say(room, "m" + i);
    }

    Client back = cast.logIn(away.id);
    for (int seq = 41; seq <= 60; seq++) {
      assertEquals(seq, back.push("NEW_ROOM_MESSAGE").path("seq").asInt(), "the jump is seen");
    }
    owner.say(room, "live again");
    assertEquals(61, back.push("NEW_ROOM_MESSAGE").path("seq").asInt());
    slow.wire.resumeReading();
    while (slow.push("NEW_ROOM_MESSAGE").path("seq").asInt() < 61) {
      // The rest, however much of it had been sent before.
    }
    JsonNode hole = receive(back, room, 0);
    assertEquals(42, hole.path("first_seq").asInt());
    assertEquals(42, hole.path("messages").path(0).path("seq").asInt());
    assertEquals(20, hole.path("messages").size());
    JsonNode rooms = back.ok("GET_ROOMS").path("rooms").path(0);
    assertEquals(61, rooms.path("last_seq").asInt() - rooms.path("read_seq").asInt());
    owner.err(411, "EDIT_MESSAGE", "room_id", room, "seq", 41, "text", "x");
    owner.err(411, "DELETE_MESSAGE", "room_id", room, "seq", 41);
    owner.err(411, "ADD_REACTION", "room_id", room, "seq", 41, "reaction", "\ud83d\ude00");
    owner.ok("EDIT_MESSAGE", "room_id", room, "seq", 42, "text", "x");
  }

  @Test
  void oldMessagesGoByThemselves() {
    cast.close();
    cast = new Cast(aged, transport);
    Client owner = cast.user("owner");
    String room = cast.room(owner);
    owner.say(room, "soon gone");
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (receive(owner, room, 0).path("first_seq").asInt() != 2) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("still there: " + receive(owner, room, 0));
      }
      owner.wire.staysOpen(Duration.ofMillis(100));
    }
    assertEquals(0, receive(owner, room, 0).path("messages").size());
    assertEquals(2, owner.say(room, "the next").path("seq").asInt());
  }
}
