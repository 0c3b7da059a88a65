package chat.scrp.protocol.framing;

import java.util.Arrays;

/**
 * Decodes {@link LengthPrefix} frames. Memory grows with what arrived, not with what a length
 * announces.
 */
public final class LengthPrefixDecoder implements FrameDecoder {
  private static final int FIRST_CAPACITY = 512;

  private final int limit;
  private final byte[] prefix = new byte[LengthPrefix.BYTES];
  private int prefixFilled;
  private byte[] body = new byte[0];
  private int bodyLength;
  private int bodyFilled;
  private boolean failed;

  /** Accepts frames of up to so many bytes. */
  public LengthPrefixDecoder(int limit) {
    this.limit = limit;
  }

  @Override
  public void feed(byte[] bytes, int offset, int length, Sink sink) {
    int position = offset;
    int end = offset + length;
    while (position < end && !failed) {
      position =
          prefixFilled < LengthPrefix.BYTES
              ? takePrefix(bytes, position, end, sink)
              : takeBody(bytes, position, end, sink);
    }
  }

  @Override
  public boolean incomplete() {
    return prefixFilled > 0 && !failed;
  }

  private int takePrefix(byte[] bytes, int position, int end, Sink sink) {
    int taken = Math.min(LengthPrefix.BYTES - prefixFilled, end - position);
    System.arraycopy(bytes, position, prefix, prefixFilled, taken);
    prefixFilled += taken;
    if (prefixFilled == LengthPrefix.BYTES) {
      begin(sink);
    }
    return position + taken;
  }

  private void begin(Sink sink) {
    long announced = 0;
    for (byte b : prefix) {
      announced = announced << 8 | (b & 0xFF);
    }
    if (announced > limit) {
      failed = true;
      sink.tooLong();
      return;
    }
    bodyLength = (int) announced;
    bodyFilled = 0;
    if (bodyLength == 0) {
      finish(sink, new byte[0]);
    }
  }

  private int takeBody(byte[] bytes, int position, int end, Sink sink) {
    int taken = Math.min(bodyLength - bodyFilled, end - position);
    if (bodyFilled == 0 && taken == bodyLength) {
      finish(sink, Arrays.copyOfRange(bytes, position, position + taken));
      return position + taken;
    }
    int needed = bodyFilled + taken;
    if (body.length < needed) {
      int doubled = Math.max(FIRST_CAPACITY, body.length * 2);
      body = Arrays.copyOf(body, Math.min(bodyLength, Math.max(needed, doubled)));
    }
    System.arraycopy(bytes, position, body, bodyFilled, taken);
    bodyFilled = needed;
    if (bodyFilled == bodyLength) {
      byte[] frame = body.length == bodyLength ? body : Arrays.copyOf(body, bodyLength);
      finish(sink, frame);
    }
    return position + taken;
  }

  private void finish(Sink sink, byte[] frame) {
    prefixFilled = 0;
    body = new byte[0];
    sink.frame(frame);
  }
}
