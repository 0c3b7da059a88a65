package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.SharedServer;
import chat.scrp.systemtests.harness.TcpWire;
import chat.scrp.systemtests.harness.Wire;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** 4-byte lengths on TCP, byte by byte. */
@ExtendWith(SharedServer.class)
class LengthFramingIT {

  private static final byte[] GET_TIME = getTime(1);

  private final ServerProcess server;

  LengthFramingIT(ServerProcess server) {
    this.server = server;
  }

  private TcpWire connect() {
    return new TcpWire(server.tcpPort(), "127.0.0.1");
  }

  private static byte[] getTime(int id) {
    return "{\"req_id\":%d,\"method\":\"GET_TIME\"}".formatted(id).getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void framesMayComeInPiecesOrTogether() {
    try (TcpWire wire = connect()) {
      for (byte one : TcpWire.frame(GET_TIME)) {
        wire.sendBytes(new byte[] {one});
      }
      assertEquals(900, wire.answer(1).path("err").asInt());
      byte[] second = TcpWire.frame(getTime(2));
      byte[] third = TcpWire.frame(getTime(3));
      byte[] both = Arrays.copyOf(second, second.length + third.length);
      System.arraycopy(third, 0, both, second.length, third.length);
      wire.sendBytes(both);
      assertEquals(900, wire.answer(2).path("err").asInt());
      assertEquals(900, wire.answer(3).path("err").asInt());
    }
  }

  @Test
  void anEmptyFrameIs233() {
    try (TcpWire wire = connect()) {
      wire.sendBytes(new byte[4]);
      assertEquals(233, wire.anonymousAnswer().path("err").asInt());
      wire.inStep();
    }
  }

  @Test
  void invalidUtf8Is233() {
    try (TcpWire wire = connect()) {
      for (String hex : List.of("ff", "c080", "eda080", "f8888080", "e282", "c3", "f4908080")) {
        byte[] bad = new java.math.BigInteger("7b2278223a22" + hex + "227d", 16).toByteArray();
        wire.sendFrame(bad);
        assertEquals(233, wire.anonymousAnswer().path("err").asInt(), hex);
      }
      wire.inStep();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {65537, 1 << 24, Integer.MAX_VALUE, -1, Integer.MIN_VALUE})
  void aLengthBeyondTheLimitIsAnsweredOnceAndCloses(int length) {
    try (TcpWire wire = connect()) {
      wire.ok("GET_TIME");
      wire.sendBytes(java.nio.ByteBuffer.allocate(4).putInt(length).array());
      assertEquals(233, wire.anonymousAnswer().path("err").asInt());
      wire.awaitClosed(Wire.PATIENCE);
    }
  }

  @Test
  void aFrameMayHoldLineBreaksAndSpaces() {
    try (TcpWire wire = connect()) {
      wire.sendFrame(
          "\r\n {\n\"req_id\":5,\r\n\"method\":\"GET_TIME\"}\n".getBytes(StandardCharsets.UTF_8));
      assertEquals(900, wire.answer(5).path("err").asInt());
    }
  }

  @Test
  void whatIsBeingAnsweredIsStillAnsweredAfterHalfAClose() {
    try (TcpWire wire = connect()) {
      wire.sendFrame(GET_TIME);
      assertEquals(900, wire.answer(1).path("err").asInt());
    }
  }
}
