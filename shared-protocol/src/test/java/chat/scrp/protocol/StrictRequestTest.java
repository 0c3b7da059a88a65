package chat.scrp.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import chat.scrp.protocol.request.SendRoomMessage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What sections 1 and 2 of SCRP 1.0 say of frames that are no proper request. */
class StrictRequestTest {
  private static final String TIME = "\"req_id\":1,\"method\":\"GET_TIME\"";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "nonsense",
        "1",
        "null",
        "\"text\"",
        "[]",
        "[{" + TIME + "}]",
        "{",
        "{" + TIME,
        "{" + TIME + "} {}",
        "{" + TIME + "}}",
        "{" + TIME + "},",
        "{" + TIME + ",}",
        "{" + TIME + ",\"req_id\":1}",
        "{" + TIME + ",\"x\":1,\"\\u0078\":2}",
        "{" + TIME + ",\"x\":{\"y\":1,\"y\":1}}",
        "{" + TIME + ",\"x\":01}",
        "{" + TIME + ",\"x\":+1}",
        "{" + TIME + ",\"x\":1.}",
        "{" + TIME + ",\"x\":.5}",
        "{" + TIME + ",\"x\":NaN}",
        "{" + TIME + ",\"x\":Infinity}",
        "{" + TIME + ",\"x\":'y'}",
        "{" + TIME + ",x:1}",
        "{" + TIME + ",\"x\":\"\\q\"}",
        "{" + TIME + ",\"x\":\"line\nfeed\"}",
        "{" + TIME + ",\"x\":\"\u0000\"}",
        "{" + TIME + "} // comment",
        "{/* comment */" + TIME + "}",
        "\uFEFF{" + TIME + "}",
      })
  void refusesWhatIsNoJsonObject(String frame) {
    assertUnreadable(frame.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void allowsWhiteSpaceAroundAndInside() {
    assertEquals(
        Method.GET_TIME, decode("\r\n\t { \"req_id\" : 1 ,\n \"method\":\"GET_TIME\" } ").method());
  }

  @Test
  void refusesOtherEncodings() {
    byte[] utf16 = ("{" + TIME + "}").getBytes(StandardCharsets.UTF_16BE);
    assertUnreadable(utf16);
    assertUnreadable(("{" + TIME + "}").getBytes(StandardCharsets.UTF_16LE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80",
        "C0 80",
        "C1 BF",
        "E0 80 AF",
        "ED A0 80",
        "F0 80 80 AF",
        "F4 90 80 80",
        "F5 80 80 80",
        "C3",
        "E2 82",
        "FF",
        "FE"
      })
  void refusesInvalidUtf8(String hex) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.writeBytes(("{" + TIME + ",\"x\":\"").getBytes(StandardCharsets.UTF_8));
    for (String octet : hex.split(" ", -1)) {
      frame.write(Integer.parseInt(octet, 16));
    }
    frame.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));
    assertUnreadable(frame.toByteArray());
  }

  @Test
  void countsTheOutermostObjectAsDepthOne() {
    assertFalse(decode(nested(31)).bad());
    assertUnreadable(nested(32).getBytes(StandardCharsets.UTF_8));
    assertUnreadable(
        ("{" + TIME + ",\"x\":" + "[".repeat(60_000)).getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.0",
        "1e0",
        "10e-1",
        "\"1\"",
        "-1",
        "-0",
        "4294967296",
        "99999999999999999999",
        "true",
        "null",
        "[1]",
        "{}"
      })
  void refusesReqIdsThatAreNoUint32(String reqId) {
    DecodedRequest request = decode("{\"req_id\":" + reqId + ",\"method\":\"GET_TIME\"}");
    assertTrue(request.bad());
    assertNull(request.reqId());
    assertFalse(request.unreadable());
  }

  @Test
  void refusesAMissingReqId() {
    assertNull(decode("{\"method\":\"GET_TIME\"}").reqId());
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2147483648L, 4294967295L})
  void acceptsTheWholeRangeOfReqIds(long reqId) {
    DecodedRequest request = decode("{\"req_id\":" + reqId + ",\"method\":\"GET_TIME\"}");
    assertFalse(request.bad());
    assertEquals(reqId, request.reqId());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",\"method\":null",
        ",\"method\":7",
        ",\"method\":\"get_time\"",
        ",\"method\":\"GET_TIME \"",
        ",\"method\":\"NO_SUCH\"",
        ",\"method\":[\"GET_TIME\"]"
      })
  void answersAnUnknownMethodWithItsNumber(String method) {
    DecodedRequest request = decode("{\"req_id\":5" + method + "}");
    assertTrue(request.bad());
    assertEquals(5L, request.reqId());
    assertFalse(request.unreadable());
  }

  @ParameterizedTest
  @CsvSource({
    "\\ud800, unpaired high surrogate",
    "\\udc00, unpaired low surrogate",
    "\\udc00\\ud800, wrong order",
    "a\\ud83dz, high surrogate before a letter",
    "a\\u0000b, U+0000",
  })
  void countsABrokenStringAsAnInvalidField(String text, String why) {
    DecodedRequest request =
        decode(
            "{\"req_id\":1,\"method\":\"SEND_ROOM_MESSAGE\",\"room_id\":\"a\",\"text\":\""
                + text
                + "\"}");
    assertEquals(ErrorCode.INVALID_MESSAGE_TEXT, request.fieldError(), why);
    assertEquals(1L, request.reqId());
  }

  @Test
  void readsEscapedSurrogatePairs() {
    DecodedRequest request =
        decode(
            "{\"req_id\":1,\"method\":\"SEND_ROOM_MESSAGE\",\"room_id\":\"a\","
                + "\"text\":\"\\ud83d\\ude00\"}");
    assertEquals(new SendRoomMessage("a", "😀", null), request.request());
  }

  @Test
  void ignoresUnknownFieldsWhateverTheyHold() {
    String digits = "9".repeat(60_000);
    for (String value :
        new String[] {digits, "-" + digits, "1e" + digits, "0." + digits, "\"\\ud800\""}) {
      DecodedRequest request =
          assertTimeoutPreemptively(
              Duration.ofSeconds(10), () -> decode("{" + TIME + ",\"x\":" + value + "}"));
      assertFalse(request.bad());
    }
    assertFalse(decode("{" + TIME + ",\"" + "n".repeat(60_000) + "\":1}").bad());
  }

  @Test
  void takesAHugeNumberInAFieldForInvalidWithoutConvertingIt() {
    String json = "{\"req_id\":1,\"method\":\"ACK_PUSH\",\"push_id\":" + "9".repeat(60_000) + "}";
    DecodedRequest request = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> decode(json));
    assertEquals(ErrorCode.BAD_REQUEST, request.fieldError());
  }

  @Test
  void staysFastWithNamesOfEqualHash() {
    StringBuilder json = new StringBuilder("{" + TIME);
    for (int i = 0; i < 1 << 11; i++) {
      json.append(",\"");
      for (int bit = 0; bit < 11; bit++) {
        json.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      json.append("\":0");
    }
    String frame = json.append('}').toString();
    assertFalse(assertTimeoutPreemptively(Duration.ofSeconds(10), () -> decode(frame)).bad());
  }

  @Test
  void neverThrowsWhateverTheBytes() {
    byte[] valid =
        ("{" + TIME + ",\"x\":[1,-2.5e3,\"\\u00e9é\",{\"y\":null}],\"z\":true}")
            .getBytes(StandardCharsets.UTF_8);
    Random random = new Random(4);
    int readable = 0;
    for (int round = 0; round < 50_000; round++) {
      byte[] frame = Arrays.copyOf(valid, valid.length - random.nextInt(3));
      for (int change = random.nextInt(3); change >= 0; change--) {
        frame[random.nextInt(frame.length)] = (byte) random.nextInt(256);
      }
      readable += Codec.decodeRequest(frame).unreadable() ? 0 : 1;
    }
    assertTrue(readable > 0, "some changes do no harm");
  }

  private static String nested(int levels) {
    return "{" + TIME + ",\"x\":" + "[".repeat(levels) + "]".repeat(levels) + "}";
  }

  private static DecodedRequest decode(String frame) {
    return Codec.decodeRequest(frame.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertUnreadable(byte[] frame) {
    DecodedRequest request = Codec.decodeRequest(frame);
    assertTrue(request.bad());
    assertTrue(request.unreadable());
    assertNull(request.reqId());
  }
}
