package chat.scrp.benchmark;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

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
        boolean text = (in[at] & 0x0f) == 1;
        if (text) {
          frames.frame(in, at + header, length);
        }
        at += header + length;
      }
      return at;
    }
  };

  /** Gets the bytes of a frame. */
  interface FrameConsumer {
    void frame(byte[] bytes, int from, int length);
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

  /** What is written before the first frame. */
  byte[] greeting() {
    if (this != WS) {
      return new byte[0];
    }
    String upgrade =
        """
        GET /scrp HTTP/1.1
        Host: localhost
        Upgrade: websocket
        Connection: Upgrade
        Sec-WebSocket-Key: c2NycC1iZW5jaG1hcms0Mg==
        Sec-WebSocket-Version: 13

        """
            .replace("\n", "\r\n");
    return upgrade.getBytes(StandardCharsets.US_ASCII);
  }
}
