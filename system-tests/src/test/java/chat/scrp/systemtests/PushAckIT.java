package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.SharedServer;
import chat.scrp.systemtests.harness.Transport;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** push_ack and ACK_PUSH: delivered means acknowledged. */
@ExtendWith(SharedServer.class)
@ParameterizedClass
@EnumSource(Transport.class)
class PushAckIT {
  private final Cast cast;

  PushAckIT(Transport transport, ServerProcess server) {
    cast = new Cast(server, transport);
  }

  @AfterEach
  void closeConnections() {
    cast.close();
  }

  @Test
  void whatWasNotAcknowledgedComesAgain() {
    Client one = cast.user("one");
    String id = cast.signedUp("two");
    Client two = cast.logIn(id, "push_ack", true);
    cast.befriend(one, two);
    two.wire.acknowledgeAll();
    for (int i = 1; i <= 4; i++) {
      one.tell(two, "m" + i);
    }
    List<JsonNode> first = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      first.add(two.push("NEW_PRIVATE_MESSAGE"));
    }
    two.ok("ACK_PUSH", "push_id", first.get(1).path("push_id").asLong());
    two.close();
    cast.awaitOffline(one, id);
    Client back = cast.logIn(id, "push_ack", true);
    for (int i = 3; i <= 4; i++) {
      JsonNode push = back.push("NEW_PRIVATE_MESSAGE");
      assertEquals(first.get(i - 1), push);
    }
    cast.nothingPushed(back);
    back.close();
    Client resumed = cast.resume(id, back.token(), "push_ack", true);
    List<JsonNode> again = resumed.wire.takePushes(3);
    assertTrue(again.containsAll(first.subList(2, 4)), again::toString);
    resumed.wire.acknowledgeAll();
    resumed.close();
    cast.awaitOffline(one, id);
    cast.nothingPushed(cast.logIn(id, "push_ack", true));
  }

  @Test
  void aPushIdThatThisConnectionDoesNotWaitForHasNoEffect() {
    String id = cast.signedUp("two");
    Client two = cast.logIn(id, "push_ack", true);
    two.ok("ACK_PUSH", "push_id", 4294967295L);
    two.ok("ACK_PUSH", "push_id", 0);
    Client plain = cast.user("plain");
    plain.ok("ACK_PUSH", "push_id", 1);
    for (Object bad : List.of("1", 1.0, -1, 4294967296L, true)) {
      plain.err(233, "ACK_PUSH", "push_id", bad);
    }
    plain.err(233, "ACK_PUSH");
    plain.err(233, "ACK_PUSH", "push_id", null);
    cast.connect().err(250, "ACK_PUSH", "push_id", 1);
    cast.connect().err(233, "ACK_PUSH", "push_id", "1");
  }

  @Test
  void writtenToAPlainConnectionIsDelivered() {
    Client one = cast.user("one");
    String id = cast.signedUp("two");
    Client acknowledging = cast.logIn(id, "push_ack", true);
    Client plain = cast.logIn(id);
    String room = Cast.unique("room");
    one.ok("CREATE_ROOM", "room_id", room, "room_nickname", "R", "room_access", 0);
    plain.ok("ENTER_ROOM", "room_id", room);
    plain.push("USER_ENTER_ROOM");
    acknowledging.push("USER_ENTER_ROOM");
    one.say(room, "m");
    acknowledging.push("NEW_ROOM_MESSAGE");
    plain.push("NEW_ROOM_MESSAGE");
    acknowledging.close();
    plain.ok("LOG_OUT");
    cast.nothingPushed(cast.logIn(id, "push_ack", true));
  }
}
