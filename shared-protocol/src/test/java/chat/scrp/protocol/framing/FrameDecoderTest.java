package chat.scrp.protocol.framing;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FrameDecoderTest {
  private static final int LIMIT = 100;
  private static final int ROUNDS = 2_000;

  @ParameterizedTest
  @EnumSource
  void anySplitOfTheBytesGivesTheSameFrames(Framing framing) {
    Random random = new Random(3);
    for (int round = 0; round < ROUNDS; round++) {
      List<byte[]> frames = randomFrames(random);
      byte[] stream = encode(framing, frames);
      FrameDecoder decoder = framing.decoder(LIMIT);
      Frames decoded = new Frames();

      int position = 0;
      while (position < stream.length) {
        int length = Math.min(1 + random.nextInt(70), stream.length - position);
        decoder.feed(stream, position, length, decoded);
        position += length;
      }

      assertEquals(frames.size(), decoded.frames.size());
      for (int i = 0; i < frames.size(); i++) {
        assertArrayEquals(frames.get(i), decoded.frames.get(i));
      }
      assertFalse(decoder.incomplete());
      assertEquals(0, decoded.tooLong);
    }
  }

  @ParameterizedTest
  @EnumSource
  void isIncompleteAfterEachByteButTheLast(Framing framing) {
    byte[] stream = framing.encode(bytes("abc"));
    FrameDecoder decoder = framing.decoder(LIMIT);
    Frames decoded = new Frames();
    assertFalse(decoder.incomplete());
    for (int i = 0; i < stream.length - 1; i++) {
      decoder.feed(stream, i, 1, decoded);
      assertTrue(decoder.incomplete());
    }
    decoder.feed(stream, stream.length - 1, 1, decoded);
    assertFalse(decoder.incomplete());
    assertEquals(List.of("abc"), decoded.texts());
  }

  @ParameterizedTest
  @EnumSource
  void takesAFrameOfTheLimitButNotOneMore(Framing framing) {
    for (int chunk : new int[] {1, 7, 1_000}) {
      Frames atLimit = feed(framing, framing.encode(bytes("x".repeat(LIMIT))), chunk);
      assertEquals(List.of("x".repeat(LIMIT)), atLimit.texts());
      assertEquals(0, atLimit.tooLong);

      byte[] over = encode(framing, List.of(bytes("a"), bytes("x".repeat(LIMIT + 1)), bytes("b")));
      Frames overLimit = feed(framing, over, chunk);
      assertEquals(List.of("a"), overLimit.texts());
      assertEquals(1, overLimit.tooLong);
    }
  }

  @Test
  void saysThatALineIsTooLongBeforeItEnds() {
    FrameDecoder decoder = Framing.LINE.decoder(LIMIT);
    Frames decoded = new Frames();
    decoder.feed(bytes("x".repeat(LIMIT)), decoded);
    assertEquals(0, decoded.tooLong);
    decoder.feed(bytes("x"), decoded);
    assertEquals(1, decoded.tooLong);
  }

  @Test
  void doesNotCountTheCarriageReturnOfALine() {
    for (int chunk : new int[] {1, LIMIT, LIMIT + 1, 1_000}) {
      String line = "x".repeat(LIMIT);
      Frames decoded = feed(Framing.LINE, bytes(line + "\r\n" + line + "\n"), chunk);
      assertEquals(List.of(line, line), decoded.texts());
      assertEquals(0, decoded.tooLong);
    }
    Frames inside = feed(Framing.LINE, bytes("x".repeat(LIMIT) + "\rx\n"), 1);
    assertEquals(1, inside.tooLong);
  }

  @Test
  void leavesEmptyLinesOut() {
    Frames decoded = feed(Framing.LINE, bytes("\n\r\n\na\n\n\r\nb\r\n\n"), 1);
    assertEquals(List.of("a", "b"), decoded.texts());
  }

  @Test
  void keepsCarriageReturnsInsideALine() {
    assertEquals(List.of("a\rb"), feed(Framing.LINE, bytes("a\rb\r\n"), 1).texts());
  }

  @Test
  void reportsAnEmptyFrameAndGoesOn() {
    byte[] stream = {0, 0, 0, 0, 0, 0, 0, 1, 'a'};
    assertEquals(List.of("", "a"), feed(Framing.LENGTH_PREFIX, stream, 1).texts());
    assertEquals(List.of("", "a"), feed(Framing.LENGTH_PREFIX, stream, 100).texts());
  }

  @Test
  void readsTheLengthAsUnsigned() {
    Frames decoded = feed(Framing.LENGTH_PREFIX, new byte[] {-1, -1, -1, -1, 'a'}, 1);
    assertEquals(1, decoded.tooLong);
    assertTrue(decoded.frames.isEmpty());
  }

  @Test
  void writesTheLengthBigEndian() {
    byte[] framed = LengthPrefix.encode(new byte[0x010203]);
    assertArrayEquals(new byte[] {0, 1, 2, 3}, Arrays.copyOf(framed, 4));
  }

  @Test
  void detectsLineModeByTheFirstByte() {
    for (int first = 0; first < 256; first++) {
      boolean line = first == '{' || first == '\r' || first == '\n' || first == ' ';
      assertEquals(line ? Framing.LINE : Framing.LENGTH_PREFIX, Framing.detect((byte) first));
    }
  }

  private static Frames feed(Framing framing, byte[] stream, int chunk) {
    FrameDecoder decoder = framing.decoder(LIMIT);
    Frames decoded = new Frames();
    for (int position = 0; position < stream.length; position += chunk) {
      decoder.feed(stream, position, Math.min(chunk, stream.length - position), decoded);
    }
    return decoded;
  }

  private static byte[] encode(Framing framing, List<byte[]> frames) {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    for (byte[] frame : frames) {
      stream.writeBytes(framing.encode(frame));
    }
    return stream.toByteArray();
  }

  private static List<byte[]> randomFrames(Random random) {
    List<byte[]> frames = new ArrayList<>();
    int count = random.nextInt(6);
    for (int i = 0; i < count; i++) {
      byte[] frame = new byte[1 + random.nextInt(LIMIT)];
      for (int j = 0; j < frame.length; j++) {
        // No line feed, and no carriage return at the end: JSON has neither.
        frame[j] = (byte) (' ' + random.nextInt(90));
      }
      frames.add(frame);
    }
    return frames;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static final class Frames implements FrameDecoder.Sink {
    private final List<byte[]> frames = new ArrayList<>();
    private int tooLong;

    @Override
    public void frame(byte[] frame) {
      assertEquals(0, tooLong, "nothing comes after the end");
      frames.add(frame);
    }

    @Override
    public void tooLong() {
      tooLong++;
    }

    private List<String> texts() {
      return frames.stream().map(frame -> new String(frame, StandardCharsets.UTF_8)).toList();
    }
  }
}
