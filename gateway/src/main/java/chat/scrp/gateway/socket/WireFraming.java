package chat.scrp.gateway.socket;

import io.netty.buffer.ByteBuf;

/**
 * How a JSON message is put on each transport. The bytes of a message are the same for all; only
 * what goes around them differs, and is written while they are copied into the socket's buffer.
 */
enum WireFraming {
  /** A 4-byte length before. */
  LENGTH_PREFIX {
    @Override
    int size(int length) {
      return 4 + length;
    }

    @Override
    void put(ByteBuf out, byte[] json) {
      out.writeInt(json.length).writeBytes(json);
    }
  },

  /** A line feed behind. */
  LINE {
    @Override
    int size(int length) {
      return length + 1;
    }

    @Override
    void put(ByteBuf out, byte[] json) {
      out.writeBytes(json).writeByte('\n');
    }
  },

  /** One unmasked text frame (RFC 6455, section 5.2). */
  WEBSOCKET {
    @Override
    int size(int length) {
      return length + (length < 126 ? 2 : length <= 0xFFFF ? 4 : 10);
    }

    @Override
    void put(ByteBuf out, byte[] json) {
      out.writeByte(0x81);
      if (json.length < 126) {
        out.writeByte(json.length);
      } else if (json.length <= 0xFFFF) {
        out.writeByte(126).writeShort(json.length);
      } else {
        out.writeByte(127).writeLong(json.length);
      }
      out.writeBytes(json);
    }
  };

  /** Bytes on the wire of a message of so many bytes. */
  abstract int size(int length);

  abstract void put(ByteBuf out, byte[] json);
}
