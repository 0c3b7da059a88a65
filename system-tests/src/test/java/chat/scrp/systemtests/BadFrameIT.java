package chat.scrp.systemtests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import chat.scrp.systemtests.harness.Cast;
import chat.scrp.systemtests.harness.Client;
import chat.scrp.systemtests.harness.ClientWire;
import chat.scrp.systemtests.harness.ServerProcess;
import chat.scrp.systemtests.harness.SharedServer;
import chat.scrp.systemtests.harness.Transport;
import chat.scrp.systemtests.harness.Wire;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is no request: its answer, and that the connection stays open until ten in a row. */
@ExtendWith(SharedServer.class)
@ParameterizedClass
@EnumSource(Transport.class)
class BadFrameIT {
  private final Cast cast;

  BadFrameIT(Transport transport, ServerProcess server) {
    cast = new Cast(server, transport);
  }

  @AfterEach
  void closeConnections() {
    cast.close();
  }

  private ClientWire wire;

  @BeforeEach
  void connectOnce() {
    wire = cast.connect();
    // In line mode the first byte decides the framing: begin with a proper request everywhere.
    wire.ok("GET_TIME");
  }

  private void refused(byte[] payload) {
    wire.sendFrame(payload);
    assertEquals(233, wire.anonymousAnswer().path("err").asInt());
    wire.inStep();
  }

  private void refused(String text) {
    refused(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void invalidJson() {
    for (String text :
        List.of(
            "{",
            "}",
            "{]",
            "nonsense",
            "{\"req_id\":1,\"method\":\"GET_TIME\"",
            "{\"req_id\":1,\"method\":\"GET_TIME\"}}",
            "{\"req_id\":1,\"method\":\"GET_TIME\"} {}",
            "{\"req_id\":1,\"method\":\"GET_TIME\"} x",
            "{\"req_id\":1,\"method\":\"GET_TIME\",}",
            "{'req_id':1,'method':'GET_TIME'}",
            "{req_id:1,method:\"GET_TIME\"}",
            "{\"req_id\":01,\"method\":\"GET_TIME\"}",
            "{\"req_id\":+1,\"method\":\"GET_TIME\"}",
            "{\"req_id\":1,\"method\":\"GET_TIME\",\"x\":NaN}",
            "{\"req_id\":1,\"method\":\"GET_TIME\"} // comment",
            "{\"req_id\":1,\"method\":\"GET_TIME\",\"x\":\"a\tb\"}",
            "{\"req_id\":1,\"method\":\"GET_TIME\",\"x\":\"\\x\"}",
            "{\"req_id\":1,\"method\":\"GET_TIME\",\"x\":\"\\u12\"}")) {
      refused(text);
    }
  }

  @Test
  void aValueThatIsNoObject() {
    for (String text :
        List.of("[]", "[{\"req_id\":1,\"method\":\"GET_TIME\"}]", "1", "\"x\"", "null", "true")) {
      refused(text);
    }
  }

  @Test
  void duplicateKeysAtAnyDepth() {
    refused("{\"req_id\":1,\"req_id\":1,\"method\":\"GET_TIME\"}");
    refused("{\"req_id\":1,\"method\":\"GET_TIME\",\"method\":\"GET_TIME\"}");
    refused("{\"req_id\":1,\"method\":\"GET_TIME\",\"x\":{\"a\":1,\"a\":2}}");
    refused("{\"req_id\":1,\"method\":\"GET_TIME\",\"x\":[{\"a\":1,\"\\u0061\":2}]}");
  }

  @Test
  void nestingOf32IsFineAnd33IsNot() {
    wire.sendText(
        "{\"req_id\":500,\"method\":\"GET_TIME\",\"x\":" + "[".repeat(31) + "]".repeat(31) + "}");
    assertEquals(900, wire.answer(500).path("err").asInt());
    String objects = "{\"a\":".repeat(31) + "1" + "}".repeat(31);
    wire.sendText("{\"req_id\":501,\"method\":\"GET_TIME\",\"x\":" + objects + "}");
    assertEquals(900, wire.answer(501).path("err").asInt());
    refused("{\"req_id\":1,\"method\":\"GET_TIME\",\"x\":" + "[".repeat(32) + "]".repeat(32) + "}");
    refused("{\"req_id\":1,\"method\":\"GET_TIME\",\"x\":{\"a\":" + objects + "}}");
    refused("[".repeat(20_000));
  }

  @Test
  void reqIdMissingOrNoUint32() {
    refused("{\"method\":\"GET_TIME\"}");
    for (String id :
        List.of(
            "null",
            "\"1\"",
            "1.0",
            "1e0",
            "-1",
            "-0.0",
            "4294967296",
            "99999999999999999999999",
            "true",
            "[1]",
            "{}")) {
      refused("{\"req_id\":" + id + ",\"method\":\"GET_TIME\"}");
    }
    refused("{}");
  }

  @Test
  void theWholeRangeOfReqIds() {
    for (long id : new long[] {0, 4294967295L, 2147483648L}) {
      wire.sendText("{\"req_id\":" + id + ",\"method\":\"NO_SUCH_METHOD\"}");
      awaitErr(id, 233);
      wire.sendText("{\"method\":\"GET_SERVER_INFO\",\"req_id\":" + id + "}");
      awaitErr(id, 900);
    }
  }

  private void awaitErr(long id, int error) {
    assertEquals(error, wire.answerTo(id).path("err").asInt());
  }

  @Test
  void anUnknownMethodIs233WithItsId() {
    int next = 700;
    for (String method :
        List.of(
            "\"NO_SUCH\"",
            "\"get_time\"",
            "\"GET_TIME \"",
            "\"\"",
            "5",
            "null",
            "[]",
            "\"NEW_ROOM_MESSAGE\"",
            "\"GET_TIME\\u0000\"")) {
      wire.sendText("{\"req_id\":" + ++next + ",\"method\":" + method + "}");
      awaitErr(next, 233);
    }
    wire.sendText("{\"req_id\":" + ++next + "}");
    awaitErr(next, 233);
    wire.inStep();
  }

  @Test
  void whitespaceAndOrderDoNotMatter() {
    wire.sendText(" \t {\t\"method\" : \"GET_TIME\" , \"req_id\" : 800 } ");
    awaitErr(800, 900);
    wire.sendText("{\"req_id\":801,\"method\":\"GET\\u005fTIME\"}");
    awaitErr(801, 900);
  }

  @Test
  void tenInARowCloseTheConnection() {
    for (int i = 0; i < 9; i++) {
      wire.sendText("[]");
      assertEquals(233, wire.anonymousAnswer().path("err").asInt());
    }
    wire.inStep();
    for (int i = 0; i < 10; i++) {
      wire.sendText("nonsense");
      assertEquals(233, wire.anonymousAnswer().path("err").asInt());
    }
    wire.awaitClosed(Wire.PATIENCE);
  }

  @Test
  void aLoggedInConnectionSurvivesBadFrames() {
    Client client = cast.logIn(wire, cast.signedUp("bad"), Cast.PASSWORD);
    refused("nonsense");
    client.ok("GET_FRIENDS");
  }

  @Test
  void aRequestOfExactlyTheLimitIsAnswered() {
    String head = "{\"req_id\":900,\"method\":\"GET_TIME\",\"x\":\"";
    wire.sendText(head + "x".repeat(65536 - head.length() - 2) + "\"}");
    awaitErr(900, 900);
    wire.inStep();
  }

  @Test
  void oneByteMoreIsAnsweredOnceAndCloses() {
    String head = "{\"req_id\":900,\"method\":\"GET_TIME\",\"x\":\"";
    wire.sendText(head + "x".repeat(65537 - head.length() - 2) + "\"}");
    assertEquals(233, wire.anonymousAnswer().path("err").asInt());
    wire.awaitClosed(Wire.PATIENCE);
    assertEquals(cast.transport == Transport.WEBSOCKET ? 1009 : -1, wire.closeCode());
  }
}
