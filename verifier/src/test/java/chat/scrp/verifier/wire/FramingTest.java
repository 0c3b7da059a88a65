package chat.scrp.verifier.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FramingTest {
  private static final List<String> MESSAGES =
      List.of(
          "{}",
          "{\"a\":\"äöü\"}",
          "{\"b\":\"" + "x".repeat(300) + "\"}",
          "{\"c\":\"" + "y".repeat(70_000) + "\"}");

  private final List<String> got = new ArrayList<>();
  private final List<byte[]> replies = new ArrayList<>();

  @Test
  void readsLengthPrefixedMessagesInPieces() throws WireException {
    var framing = new LengthPrefixFraming();
    feed(framing, encoded(framing), 7);

    assertEquals(MESSAGES, got);
  }

  @Test
  void readsLinesInPieces() throws WireException {
    var framing = new LineFraming();
    feed(framing, encoded(framing), 7);

    assertEquals(MESSAGES, got);
  }

  @Test
  void readsWebSocketMessagesInPieces() throws WireException {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(ascii("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n"));
    for (String message : MESSAGES) {
      bytes.writeBytes(fromServer(0x81, message.getBytes(StandardCharsets.UTF_8)));
    }
    feed(new WebSocketFraming("localhost"), bytes.toByteArray(), 7);

    assertEquals(MESSAGES, got);
  }

  @Test
  void joinsFragmentsAndAnswersPings() throws WireException {
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(ascii("HTTP/1.1 101 Switching Protocols\r\n\r\n"));
    bytes.writeBytes(fromServer(0x01, ascii("{\"a\"")));
    bytes.writeBytes(fromServer(0x89, ascii("ping")));
    bytes.writeBytes(fromServer(0x80, ascii(":1}")));
    feed(new WebSocketFraming("localhost"), bytes.toByteArray(), 1000);

    assertEquals(List.of("{\"a\":1}"), got);
    assertEquals(1, replies.size());
    assertEquals((byte) 0x8a, replies.get(0)[0]);
  }

  @Test
  void tellsWhyAWebSocketEnded() {
    byte[] close = fromServer(0x88, new byte[] {0x03, (byte) 0xe9});
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(ascii("HTTP/1.1 101 Switching Protocols\r\n\r\n"));
    bytes.writeBytes(close);
    var framing = new WebSocketFraming("localhost");

    WireException end =
        assertThrows(WireException.class, () -> feed(framing, bytes.toByteArray(), 1000));
    assertEquals("closed with code 1001", end.getMessage());
  }

  private static byte[] encoded(Framing framing) {
    var bytes = new ByteArrayOutputStream();
    for (String message : MESSAGES) {
      bytes.writeBytes(framing.encode(message.getBytes(StandardCharsets.UTF_8)));
    }
    return bytes.toByteArray();
  }

  /** Reads in pieces of a few bytes, as a socket may give them. */
  private void feed(Framing framing, byte[] bytes, int piece) throws WireException {
    ByteBuffer buffer = ByteBuffer.allocate(bytes.length);
    for (int at = 0; at < bytes.length; at += piece) {
      buffer.put(bytes, at, Math.min(piece, bytes.length - at));
      buffer.flip();
      framing.decode(buffer, got::add, replies::add);
      buffer.compact();
    }
  }

  private static byte[] fromServer(int first, byte[] payload) {
    int length = payload.length;
    var frame = ByteBuffer.allocate(length + 10).put((byte) first);
    if (length < 126) {
      frame.put((byte) length);
    } else if (length < 65_536) {
      frame.put((byte) 126).putShort((short) length);
    } else {
      frame.put((byte) 127).putLong(length);
    }
    frame.put(payload).flip();
    byte[] bytes = new byte[frame.remaining()];
    frame.get(bytes);
    return bytes;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
