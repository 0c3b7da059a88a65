package chat.scrp.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FramingTest {
  private static final String PUSH =
      "{\"push_id\":7,\"method\":\"NEW_ROOM_MESSAGE\",\"seq\":42,\"text\":\"00000000000000ffx\"}";

  @ParameterizedTest
  @EnumSource(
      value = Framing.class,
      names = {"TCP", "LINE"})
  void findsFramesThatComeInPieces(Framing framing) {
    List<String> found = new ArrayList<>();
    byte[] one = framing.encode(PUSH.getBytes(StandardCharsets.UTF_8));
    byte[] both = ByteBuffer.allocate(one.length * 2).put(one).put(one).array();
    int used = 0;
    for (int end = 1; end <= both.length; end++) {
      used =
          framing.decode(both, used, end, (in, from, length) -> found.add(text(in, from, length)));
    }

    assertEquals(List.of(PUSH, PUSH), found);
  }

  @Test
  void findsAWebSocketFrame() {
    List<String> found = new ArrayList<>();
    byte[] json = PUSH.getBytes(StandardCharsets.UTF_8);
    byte[] frame =
        ByteBuffer.allocate(json.length + 2)
            .put((byte) 0x81)
            .put((byte) json.length)
            .put(json)
            .array();
    Framing.WS.decode(
        frame, 0, frame.length, (in, from, length) -> found.add(text(in, from, length)));

    assertEquals(List.of(PUSH), found);
  }

  @Test
  void scansFieldsAndStamps() {
    byte[] bytes = PUSH.getBytes(StandardCharsets.UTF_8);

    assertEquals(42, Scan.field(Scan.key("seq"), bytes, 0, bytes.length));
    assertEquals(-1, Scan.field(Scan.key("resp_id"), bytes, 0, bytes.length));
    assertEquals(255, Scan.stamp(bytes, Scan.after(Scan.TEXT, bytes, 0, bytes.length)));
  }

  private static String text(byte[] bytes, int from, int length) {
    return new String(bytes, from, length, StandardCharsets.UTF_8);
  }
}
