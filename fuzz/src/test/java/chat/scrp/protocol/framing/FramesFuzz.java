package chat.scrp.protocol.framing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The decoders of both framings. Of the input the first byte is how the stream is cut, and the rest
 * the stream, whose own first byte tells the framing.
 */
class FramesFuzz {
  private static final int[] LIMITS = {3, 64, Framing.MAX_REQUEST};

  /** What came out of a decoder. */
  private static final class Heard implements FrameDecoder.Sink {
    final List<byte[]> frames = new ArrayList<>();
    boolean tooLong;

    @Override
    public void frame(byte[] frame) {
      assertEquals(false, tooLong, "a frame after the end");
      frames.add(frame);
    }

    @Override
    public void tooLong() {
      assertEquals(false, tooLong, "too long twice");
      tooLong = true;
    }
  }

  @FuzzTest(maxDuration = "60s")
  void fuzz(byte[] data) {
    if (data.length < 2) {
      return;
    }
    byte[] stream = Arrays.copyOfRange(data, 1, data.length);
    Framing framing = Framing.detect(stream[0]);
    int limit = LIMITS[(data[0] & 0xFF) % LIMITS.length];
    Heard whole = decoded(framing, limit, stream, stream.length);
    Heard pieces = decoded(framing, limit, stream, 1 + (data[0] & 0xFF) / LIMITS.length);

    Heard expected = framing == Framing.LINE ? lines(stream, limit) : prefixed(stream, limit);
    same(expected, whole);
    same(expected, pieces);
    again(framing, whole);
  }

  private static Heard decoded(Framing framing, int limit, byte[] stream, int piece) {
    FrameDecoder decoder = framing.decoder(limit);
    Heard heard = new Heard();
    for (int from = 0; from < stream.length; from += piece) {
      decoder.feed(stream, from, Math.min(piece, stream.length - from), heard);
    }
    return heard;
  }

  private static void same(Heard expected, Heard heard) {
    assertEquals(expected.tooLong, heard.tooLong);
    assertEquals(expected.frames.size(), heard.frames.size());
    for (int i = 0; i < heard.frames.size(); i++) {
      assertArrayEquals(expected.frames.get(i), heard.frames.get(i));
    }
  }

  /** What was decoded, encoded and decoded once more, is the same. */
  private static void again(Framing framing, Heard heard) {
    for (byte[] frame : heard.frames) {
      byte[] encoded = framing.encode(frame);
      Heard once = decoded(framing, Framing.MAX_REQUEST, encoded, encoded.length);
      boolean carriageReturn = frame.length > 0 && frame[frame.length - 1] == '\r';
      if (framing == Framing.LENGTH_PREFIX || !carriageReturn) {
        assertArrayEquals(frame, once.frames.get(0));
      }
    }
  }

  /** The slow and simple way. */
  private static Heard lines(byte[] stream, int limit) {
    Heard heard = new Heard();
    int from = 0;
    for (int i = 0; i <= stream.length && !heard.tooLong; i++) {
      boolean end = i == stream.length;
      if (!end && stream[i] != '\n') {
        continue;
      }
      int length = i - from;
      int content = length > 0 && stream[i - 1] == '\r' ? length - 1 : length;
      if (content > limit) {
        heard.tooLong();
      } else if (!end && content > 0) {
        heard.frame(Arrays.copyOfRange(stream, from, from + content));
      }
      from = i + 1;
    }
    return heard;
  }

  private static Heard prefixed(byte[] stream, int limit) {
    Heard heard = new Heard();
    int at = 0;
    while (stream.length - at >= LengthPrefix.BYTES) {
      long length = 0;
      for (int i = 0; i < LengthPrefix.BYTES; i++) {
        length = length * 256 + (stream[at + i] & 0xFF);
      }
      if (length > limit) {
        heard.tooLong();
        break;
      }
      at += LengthPrefix.BYTES;
      if (stream.length - at < length) {
        break;
      }
      heard.frame(Arrays.copyOfRange(stream, at, at + (int) length));
      at += (int) length;
    }
    return heard;
  }
}
