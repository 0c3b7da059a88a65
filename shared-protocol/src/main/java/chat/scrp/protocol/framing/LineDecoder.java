package chat.scrp.protocol.framing;

import java.util.Arrays;

/** Decodes lines that end with LF or CR LF. Empty lines are left out. */
public final class LineDecoder implements FrameDecoder {
  private static final int FIRST_CAPACITY = 512;

  private final int limit;
  private byte[] line = new byte[0];
  private int filled;
  private boolean failed;

  /** Accepts lines of up to so many bytes, their end not counted. */
  public LineDecoder(int limit) {
    this.limit = limit;
  }

  @Override
  public void feed(byte[] bytes, int offset, int length, Sink sink) {
    int position = offset;
    int end = offset + length;
    while (position < end && !failed) {
      int lineFeed = indexOfLineFeed(bytes, position, end);
      append(bytes, position, lineFeed < 0 ? end : lineFeed, sink);
      if (lineFeed < 0 || failed) {
        return;
      }
      finish(sink);
      position = lineFeed + 1;
    }
  }

  @Override
  public boolean incomplete() {
    return !failed && contentLength() > 0;
  }

  private static int indexOfLineFeed(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private void append(byte[] bytes, int from, int to, Sink sink) {
    int needed = filled + to - from;
    // One byte more than the limit may be the CR of the line's end.
    boolean carriageReturnLast = to > from && bytes[to - 1] == '\r';
    if (needed > limit + 1 || (needed == limit + 1 && !carriageReturnLast && to > from)) {
      failed = true;
      line = new byte[0];
      sink.tooLong();
      return;
    }
    if (line.length < needed) {
      int doubled = Math.max(FIRST_CAPACITY, line.length * 2);
      line = Arrays.copyOf(line, Math.max(needed, doubled));
    }
    System.arraycopy(bytes, from, line, filled, to - from);
    filled = needed;
  }

  private int contentLength() {
    return filled > 0 && line[filled - 1] == '\r' ? filled - 1 : filled;
  }

  private void finish(Sink sink) {
    int length = contentLength();
    byte[] frame = Arrays.copyOf(line, length);
    filled = 0;
    if (line.length > FIRST_CAPACITY) {
      line = new byte[0];
    }
    if (length > 0) {
      sink.frame(frame);
    }
  }
}
