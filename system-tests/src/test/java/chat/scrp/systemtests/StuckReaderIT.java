package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.Metrics;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.Transport;
import chat.scrp.systemtests.harness.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A client that stops reading while its room goes on. By hand with {@code -Dslow.messages=100000
 * -Dslow.stuck=60}.
 */
@Tag("alone")
class StuckReaderIT {
  private static final int MESSAGES = Integer.getInteger("slow.messages", 10_000);
  private static final int STUCK_SECONDS = Integer.getInteger("slow.stuck", 3);
  private static final int IN_FLIGHT = 50;
  private static final double BOUND = 256 << 10;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String text = "x".repeat(1000);

  /** Sends, while another member keeps up; returns the most that waited for clients, in bytes. */
  private double send(ServerProcess server, Client sender, Client quick, String room) {
    double most = 0;
    for (int i = 1; i <= MESSAGES; i++) {
      sender.wire.post("SEND_ROOM_MESSAGE", "room_id", room, "text", i + text);
      if (i > IN_FLIGHT) {
        assertEquals(i - IN_FLIGHT, seq(quick));
      }
      if (i % (MESSAGES / 50) == 0) {
        most = Math.max(most, Metrics.of(server).value("scrp_outbound_waiting_bytes"));
      }
    }
    for (int i = MESSAGES - IN_FLIGHT + 1; i <= MESSAGES; i++) {
      assertEquals(i, seq(quick));
    }
    return most;
  }

  private static int seq(Client client) {
    return client.push("NEW_ROOM_MESSAGE", PATIENCE).path("seq").asInt();
  }

  @ParameterizedTest
  @EnumSource(Transport.class)
  void costsBoundedMemoryAndGetsEverythingInOrder(Transport transport) {
    try (ServerProcess server = ServerProcess.start(Map.of());
        Cast cast = new Cast(server, transport)) {
      Client sender = cast.user("sender");
      Client slow = cast.user("slow");
      Client quick = cast.user("quick");
      String room = cast.room(sender, slow, quick);
      slow.wire.pauseReading();
      double most = send(server, sender, quick, room);
      System.getLogger("slow").log(System.Logger.Level.INFO, "at most {0} bytes waited", most);
      assertTrue(most > 0, "the slow one was never behind");
      assertTrue(most <= 2 * BOUND, most + " bytes waited for two or three clients");
      slow.wire.resumeReading();
      for (int i = 1; i <= MESSAGES; i++) {
        JsonNode push = slow.push("NEW_ROOM_MESSAGE", PATIENCE);
        assertEquals(i, push.path("seq").asInt());
        assertEquals(i + text, push.path("text").asText());
      }
      assertEquals(List.of(), server.newStackTraces());
    }
  }

  @Test
  void isCutWhenItStaysStuckAndGetsTheRestAtTheNextLogIn() {
    try (ServerProcess server =
            ServerProcess.start(Map.of("SCRP_STUCK_TIMEOUT", STUCK_SECONDS + "s"));
        Cast cast = new Cast(server, Transport.TCP)) {
      Client sender = cast.user("sender");
      Client slow = cast.user("slow");
      Client quick = cast.user("quick");
      String room = cast.room(sender, slow, quick);
      slow.wire.pauseReading();
      long begun = System.nanoTime();
      send(server, sender, quick, room);
      quick.wire.presence("USER_OFFLINE", slow.id, Duration.ofSeconds(STUCK_SECONDS + 30));
      double took = (System.nanoTime() - begun) / 1e9;
      assertTrue(took >= STUCK_SECONDS, "cut after " + took + " s");
      slow.wire.resumeReading();
      slow.wire.awaitClosed(Wire.PATIENCE);
      int received = 0;
      for (JsonNode push : slow.wire.pushesSoFar()) {
        assertEquals(++received, push.path("seq").asInt());
      }
      assertTrue(received < MESSAGES, "it had room for everything");
      Client back = cast.logIn(slow.id);
      int next = seq(back);
      assertTrue(next <= received + 1, "goes on at " + next + " after " + received);
      for (int i = next + 1; i <= MESSAGES; i++) {
        assertEquals(i, seq(back));
      }
    }
  }
}
