package chat.scrp.verifier.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * The client's side of RFC 6455, as far as a server needs it that sends text, pings and closes. The
 * mask is all zeros: it protects proxies, not us.
 */
final class WebSocketFraming implements Framing {
  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;
  private static final int LONGEST = 1 << 20;

  private final String host;
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();
  private boolean upgraded;

  WebSocketFraming(String host) {
    this.host = host;
  }

  @Override
  public byte[] greeting() {
    String request =
        "GET /scrp HTTP/1.1\r\nHost: "
            + host
            + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: c2NycC12ZXJpZmllci0wMQ==\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Protocol: scrp\r\n\r\n";
    return request.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public boolean isOpen() {
    return upgraded;
  }

  @Override
  public byte[] encode(byte[] json) {
    return frame(TEXT, json);
  }

  @Override
  public void decode(ByteBuffer read, Consumer<String> messages, Consumer<byte[]> replies)
      throws WireException {
    if (!upgraded && !answered(read)) {
      return;
    }
    while (read.remaining() >= 2) {
      int second = read.get(read.position() + 1) & 0x7f;
      int header = second < 126 ? 2 : second == 126 ? 4 : 10;
      if (read.remaining() < header) {
        return;
      }
      long length = length(read, second);
      if (length > LONGEST) {
        throw new WireException("WebSocket frame of length " + length);
      }
      if (read.remaining() < header + length) {
        return;
      }
      byte first = read.get(read.position());
      byte[] payload = new byte[(int) length];
      read.position(read.position() + header).get(payload);
      take(first, payload, messages, replies);
    }
  }

  private void take(byte first, byte[] payload, Consumer<String> messages, Consumer<byte[]> replies)
      throws WireException {
    int opcode = first & 0x0f;
    switch (opcode) {
      case PING -> replies.accept(frame(PONG, payload));
      case PONG -> {}
      case CLOSE -> throw new WireException("closed with code " + code(payload));
      default -> {
        message.writeBytes(payload);
        if ((first & 0x80) != 0) {
          messages.accept(message.toString(StandardCharsets.UTF_8));
          message.reset();
        }
      }
    }
  }

  /** Reads the answer to the upgrade, once it is whole. */
  private boolean answered(ByteBuffer read) throws WireException {
    String head =
        new String(
            read.array(),
            read.arrayOffset() + read.position(),
            read.remaining(),
            StandardCharsets.ISO_8859_1);
    int end = head.indexOf("\r\n\r\n");
    if (end < 0) {
      return false;
    }
    if (!head.startsWith("HTTP/1.1 101 ")) {
      throw new WireException("upgrade refused: " + head.lines().findFirst().orElse(""));
    }
    read.position(read.position() + end + 4);
    upgraded = true;
    return true;
  }

  private static long length(ByteBuffer read, int second) {
    if (second < 126) {
      return second;
    }
    int at = read.position() + 2;
    return second == 126 ? read.getShort(at) & 0xffff : read.getLong(at);
  }

  private static int code(byte[] payload) {
    return payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort() & 0xffff;
  }

  private static byte[] frame(int opcode, byte[] payload) {
    int extended = payload.length < 126 ? 0 : payload.length < 65536 ? 2 : 8;
    var frame = ByteBuffer.allocate(2 + extended + 4 + payload.length);
    frame.put((byte) (0x80 | opcode));
    switch (extended) {
      case 0 -> frame.put((byte) (0x80 | payload.length));
      case 2 -> frame.put((byte) (0x80 | 126)).putShort((short) payload.length);
      default -> frame.put((byte) (0x80 | 127)).putLong(payload.length);
    }
    return frame.putInt(0).put(payload).array();
  }
}
