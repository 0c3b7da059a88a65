package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.SharedServer;
import chat.scrp.systemtests.harness.Transport;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A client that does not read loses nothing and slows nobody. */
@ExtendWith(SharedServer.class)
@ParameterizedClass
@EnumSource(Transport.class)
class SlowReaderIT {
  private final Cast cast;

  SlowReaderIT(Transport transport, ServerProcess server) {
    cast = new Cast(server, transport);
  }

  @AfterEach
  void closeConnections() {
    cast.close();
  }

  private static final int MESSAGES = 1500;

  @Test
  void everythingComesInOrderWhenItReadsAgain() {
    Client sender = cast.user("sender");
    Client slow = cast.user("slow");
    Client quick = cast.user("quick");
    String room = cast.room(sender, slow, quick);
    String text = "x".repeat(4000);
    slow.wire.pauseReading();
    for (int i = 1; i <= MESSAGES; i++) {
      sender.wire.post("SEND_ROOM_MESSAGE", "room_id", room, "text", i + text);
    }
    for (int i = 1; i <= MESSAGES; i++) {
      assertEquals(i, quick.push("NEW_ROOM_MESSAGE").path("seq").asInt());
    }
    slow.wire.resumeReading();
    for (int i = 1; i <= MESSAGES; i++) {
      JsonNode push = slow.push("NEW_ROOM_MESSAGE");
      assertEquals(i, push.path("seq").asInt());
      assertEquals(i + text, push.path("text").asText());
    }
    cast.nothingPushed(slow);
  }
}
