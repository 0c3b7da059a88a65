package chat.scrp.verifier.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** A length of four bytes, then that many bytes of JSON. */
final class LengthPrefixFraming implements Framing {
  private static final int LONGEST = 1 << 20;

  @Override
  public byte[] greeting() {
    return new byte[0];
  }

  @Override
  public byte[] encode(byte[] json) {
    return ByteBuffer.allocate(4 + json.length).putInt(json.length).put(json).array();
  }

  @Override
  public void decode(ByteBuffer read, Consumer<String> messages, Consumer<byte[]> replies)
      throws WireException {
    while (read.remaining() >= 4) {
      int length = read.getInt(read.position());
      if (length < 1 || length > LONGEST) {
        throw new WireException("frame of length " + length);
      }
      if (read.remaining() < 4 + length) {
        return;
      }
      byte[] json = new byte[length];
      read.position(read.position() + 4).get(json);
      messages.accept(new String(json, StandardCharsets.UTF_8));
    }
  }
}
