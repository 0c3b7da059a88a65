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
      if (filled == 0 && lineFeed >= 0 && lineFeed - position <= limit) {
        emit(bytes, position, lineFeed, sink);
        position = lineFeed + 1;
        continue;
      }
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
    return !failed && contentLength(line, 0, filled) > 0;
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

  private void finish(Sink sink) {
    emit(line, 0, filled, sink);
    filled = 0;
    if (line.length > FIRST_CAPACITY) {
      line = new byte[0];
    }
  }

  private static void emit(byte[] bytes, int from, int to, Sink sink) {
    int length = contentLength(bytes, from, to);
    if (length > 0) {
      sink.frame(Arrays.copyOfRange(bytes, from, from + length));
    }
  }

  private static int contentLength(byte[] bytes, int from, int to) {
    return to > from && bytes[to - 1] == '\r' ? to - from - 1 : to - from;
  }
}
