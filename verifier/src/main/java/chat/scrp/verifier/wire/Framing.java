package chat.scrp.verifier.wire;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** How one transport puts messages into bytes. One object per connection. */
interface Framing {
  /** What a client writes before its first message; may be empty. */
  byte[] greeting();

  /** Whether messages can be written: the peer has answered what it has to answer before. */
  default boolean isOpen() {
    return true;
  }

  /** The bytes of a message. */
  byte[] encode(byte[] json);

  /**
   * Takes whole frames out of what was read, leaving the rest.
   *
   * @param read flipped: from position to limit
   * @param messages gets each message
   * @param replies gets bytes that the framing itself wants to write
   * @throws WireException where the peer broke the framing or closed
   */
  void decode(ByteBuffer read, Consumer<String> messages, Consumer<byte[]> replies)
      throws WireException;
}
