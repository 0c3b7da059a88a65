package chat.scrp.protocol.framing;

/** Frames with a 4-byte unsigned big-endian length before them. */
public final class LengthPrefix {
  /** How many bytes the length takes. */
  public static final int BYTES = 4;

  private LengthPrefix() {}

  /** Puts the length before a frame. */
  public static byte[] encode(byte[] frame) {
    int length = frame.length;
    byte[] framed = new byte[BYTES + length];
    framed[0] = (byte) (length >>> 24);
    framed[1] = (byte) (length >>> 16);
    framed[2] = (byte) (length >>> 8);
    framed[3] = (byte) length;
    System.arraycopy(frame, 0, framed, BYTES, length);
    return framed;
  }
}
