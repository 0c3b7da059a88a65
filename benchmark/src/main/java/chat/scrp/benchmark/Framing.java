package chat.scrp.benchmark;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** Finds the frames of a transport in bytes, without copying any. */
enum Framing {
  TCP {
    @Override
    byte[] encode(byte[] json) {
      return ByteBuffer.allocate(4 + json.length).putInt(json.length).put(json).array();
    }

    @Override
    int decode(byte[] in, int from, int to, FrameConsumer frames) {
      int at = from;
      while (to - at >= 4) {
        int length = number(in, at, 4);
        if (to - at < 4 + length) {
          break;
        }
        frames.frame(in, at + 4, length);
        at += 4 + length;
      }
      return at;
    }
  },
  LINE {
    @Override
    byte[] encode(byte[] json) {
      return ByteBuffer.allocate(json.length + 1).put(json).put((byte) '\n').array();
    }

    @Override
    int decode(byte[] in, int from, int to, FrameConsumer frames) {
      int begin = from;
      for (int at = from; at < to; at++) {
        if (in[at] == '\n') {
          frames.frame(in, begin, at - begin);
          begin = at + 1;
        }
      }
      return begin;
    }
  },
  WS {
    @Override
    byte[] encode(byte[] json) {
      boolean small = json.length < 126;
      ByteBuffer frame = ByteBuffer.allocate(json.length + (small ? 6 : 8)).put((byte) 0x81);
      if (small) {
        frame.put((byte) (0x80 | json.length));
      } else {
        frame.put((byte) 0xfe).putShort((short) json.length);
      }
      // A mask of zeros changes nothing and is legal.
      return frame.putInt(0).put(json).array();
    }

    @Override
    int decode(byte[] in, int from, int to, FrameConsumer frames) {
      int at = from;
      while (to - at >= 2) {
        int second = in[at + 1] & 0x7f;
        int header = second < 126 ? 2 : second == 126 ? 4 : 10;
        if (to - at < header) {
          break;
        }
        int length = second < 126 ? second : number(in, at + 2, header - 2);
        if (to - at < header + length) {
          break;
        }
        int kind = in[at] & 0x0f;
        if (kind == TEXT_FRAME) {
          frames.frame(in, at + header, length);
        } else if (kind == PING_FRAME) {
          frames.ping(Arrays.copyOfRange(in, at + header, at + header + length));
        }
        at += header + length;
      }
      return at;
    }
  };

  /** Gets the bytes of a frame. */
  interface FrameConsumer {
    void frame(byte[] bytes, int from, int length);

    /** Learns of a ping, which has to be answered with the same bytes. */
    default void ping(byte[] payload) {}
  }

  private static final int TEXT_FRAME = 1;
  private static final int PING_FRAME = 9;

  /** A WebSocket's answer to a ping; the payload of a ping is short. */
  static byte[] pong(byte[] payload) {
    return ByteBuffer.allocate(payload.length + 6)
        .put((byte) 0x8a)
        .put((byte) (0x80 | payload.length))
        .putInt(0)
        .put(payload)
        .array();
  }

  abstract byte[] encode(byte[] json);

  /** Takes whole frames out of bytes, and returns where the rest begins. */
  abstract int decode(byte[] in, int from, int to, FrameConsumer frames);

  private static int number(byte[] in, int from, int size) {
    int number = 0;
    for (int i = from; i < from + size; i++) {
      number = (number << 8) | (in[i] & 0xff);
    }
    return number;
  }

  /** What the command calls it. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What is written before the first frame. */
  byte[] greeting(String path) {
    if (this != WS) {
      return new byte[0];
    }
    String upgrade =
        """
        GET %s HTTP/1.1
        Host: localhost
        Upgrade: websocket
        Connection: Upgrade
        Sec-WebSocket-Key: c2NycC1iZW5jaG1hcms0Mg==
        Sec-WebSocket-Version: 13

        """
            .formatted(path)
            .replace("\n", "\r\n");
    return upgrade.getBytes(StandardCharsets.US_ASCII);
  }
}
