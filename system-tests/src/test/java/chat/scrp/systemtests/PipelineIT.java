package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.SharedServer;
import chat.scrp.systemtests.harness.Transport;
import chat.scrp.systemtests.harness.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests sent without waiting take effect, and are answered, in their order. */
@ExtendWith(SharedServer.class)
@ParameterizedClass
@EnumSource(Transport.class)
class PipelineIT {
  private final Cast cast;

  PipelineIT(Transport transport, ServerProcess server) {
    cast = new Cast(server, transport);
  }

  @AfterEach
  void closeConnections() {
    cast.close();
  }

  @Test
  void stateChangingRequestsKeepTheirOrder() {
    Client client = cast.user("pipe");
    String room = Cast.unique("room");
    List<Integer> ids = new ArrayList<>();
    ids.add(
        client.wire.post("CREATE_ROOM", "room_id", room, "room_nickname", "R", "room_access", 0));
    for (int i = 0; i < 20; i++) {
      ids.add(
          client.wire.post("CHANGE_ROOM_NICKNAME", "room_id", room, "new_room_nickname", "n" + i));
      ids.add(client.wire.post("CHANGE_USER_NICKNAME", "user_nickname", "u" + i));
      ids.add(client.wire.post("SEND_ROOM_MESSAGE", "room_id", room, "text", "m" + i));
    }
    for (int id : ids) {
      assertEquals(900, client.wire.answer(id).path("err").asInt());
    }
    List<Long> answered = client.wire.answered();
    List<Long> expected = ids.stream().map(Integer::longValue).toList();
    assertEquals(expected, answered.subList(answered.size() - ids.size(), answered.size()));
    assertEquals("n19", client.ok("GET_ROOM", "room_id", room).path("room_nickname").asText());
    assertEquals("u19", client.ok("GET_USER", "user_id", client.id).path("user_nickname").asText());
  }

  @Test
  void aLogInAndWhatNeedsItMayBeSentTogether() {
    String id = Cast.unique("pipe");
    String room = Cast.unique("room");
    Wire wire = cast.connect();
    List<Integer> ids =
        List.of(
            wire.post("GET_FRIENDS"),
            wire.post("SIGN_UP", "user_id", id, "user_password", "secret", "user_nickname", "N"),
            wire.post("LOG_IN", "user_id", id, "user_password", "secret"),
            wire.post("CREATE_ROOM", "room_id", room, "room_nickname", "R", "room_access", 0),
            wire.post("SEND_ROOM_MESSAGE", "room_id", room, "text", "m"),
            wire.post("LOG_OUT"),
            wire.post("SEND_ROOM_MESSAGE", "room_id", room, "text", "m"),
            wire.post("LOG_IN", "user_id", id, "user_password", "secret"),
            wire.post("DELETE_USER", "user_password", "secret"),
            wire.post("LOG_IN", "user_id", id, "user_password", "secret"));
    List<Integer> errors = new ArrayList<>();
    for (int request : ids) {
      errors.add(wire.answer(request).path("err").asInt());
    }
    assertEquals(List.of(250, 900, 900, 900, 900, 900, 250, 900, 900, 403), errors);
  }

  @Test
  void aThousandRequestsInOneGo() {
    Wire wire = cast.connect();
    List<Integer> ids = new ArrayList<>();
    for (int i = 0; i < 1000; i++) {
      ids.add(wire.post("GET_TIME"));
    }
    for (int id : ids) {
      assertEquals(900, wire.answer(id).path("err").asInt());
    }
  }

  @Test
  void aThousandRequestsAndNothingBehindThem() throws IOException {
    int port = cast.server.tcpPort();
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      String lines = "{\"req_id\":1,\"method\":\"GET_TIME\"}\n".repeat(1000);
      socket.getOutputStream().write(lines.getBytes(StandardCharsets.UTF_8));
      socket.shutdownOutput();
      String said = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(1000, said.lines().filter(line -> line.contains("\"err\":900")).count());
    }
  }

  @Test
  void theSameReqIdMayComeAgain() {
    Wire wire = cast.connect();
    for (int i = 0; i < 3; i++) {
      wire.sendText("{\"req_id\":7,\"method\":\"GET_TIME\"}");
      wire.answerTo(7);
    }
  }
}
