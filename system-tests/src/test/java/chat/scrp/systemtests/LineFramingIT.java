package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scrp.systemtests.harness.LineWire;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.SharedServer;
import chat.scrp.systemtests.harness.Wire;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Line mode, as netcat speaks it. */
@ExtendWith(SharedServer.class)
class LineFramingIT {

  private final ServerProcess server;

  LineFramingIT(ServerProcess server) {
    this.server = server;
  }

  private LineWire connect() {
    return new LineWire(server.tcpPort(), "127.0.0.1");
  }

  private static void bytes(LineWire wire, String text) {
    wire.sendBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "\r\n", "\r", " ", "\n\n\r\n"})
  void theFirstByteDecides(String first) {
    try (LineWire wire = connect()) {
      bytes(wire, first + "{\"req_id\":1,\"method\":\"GET_TIME\"}\n");
      assertEquals(900, wire.answer(1).path("err").asInt());
      wire.inStep();
    }
  }

  @Test
  void linesMayEndWithCrLfAndComeInPieces() {
    try (LineWire wire = connect()) {
      bytes(wire, "{\"req_id\":1,\"method\":");
      bytes(wire, "\"GET_TIME\"}\r");
      bytes(wire, "\n{\"req_id\":2,\"method\":\"GET_TIME\"}\n{\"req_id\":3,");
      assertEquals(900, wire.answer(1).path("err").asInt());
      assertEquals(900, wire.answer(2).path("err").asInt());
      bytes(wire, "\"method\":\"GET_TIME\"}\n");
      assertEquals(900, wire.answer(3).path("err").asInt());
    }
  }

  @Test
  void emptyLinesAreIgnored() {
    try (LineWire wire = connect()) {
      bytes(wire, "\n\r\n\n{\"req_id\":1,\"method\":\"GET_TIME\"}\n\n\r\n");
      assertEquals(900, wire.answer(1).path("err").asInt());
      for (int i = 0; i < 30; i++) {
        bytes(wire, "\n");
      }
      wire.inStep();
    }
  }

  @Test
  void aNonsenseLineIs233AndTheNextIsReadAgain() {
    try (LineWire wire = connect()) {
      bytes(wire, "{nonsense\n");
      assertEquals(233, wire.anonymousAnswer().path("err").asInt());
      bytes(wire, "nonsense\n");
      assertEquals(233, wire.anonymousAnswer().path("err").asInt());
      wire.sendFrame(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'});
      assertEquals(233, wire.anonymousAnswer().path("err").asInt());
      wire.inStep();
    }
  }

  @Test
  void aLineWithoutEndBeyondTheLimitIsAnsweredOnceAndCloses() {
    try (LineWire wire = connect()) {
      bytes(wire, "{" + "x".repeat(65540));
      assertEquals(233, wire.anonymousAnswer().path("err").asInt());
      wire.awaitClosed(Wire.PATIENCE);
    }
  }
}
