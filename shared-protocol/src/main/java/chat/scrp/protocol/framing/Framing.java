package chat.scrp.protocol.framing;

/** How frames are cut out of a TCP connection (SCRP 1.0, section 1). */
public enum Framing {
  /** A 4-byte length before each frame. */
  LENGTH_PREFIX,
  /** Newline-delimited, so that netcat is a client. */
  LINE;

  /** The largest request, in bytes. */
  public static final int MAX_REQUEST = 65_536;

  /** The largest message of the server, in bytes. */
  public static final int MAX_SERVER_MESSAGE = 1 << 20;

  /** What the first byte of a client says about the whole connection. */
  public static Framing detect(byte firstByte) {
    return switch (firstByte) {
      case '{', '\r', '\n', ' ' -> LINE;
      default -> LENGTH_PREFIX;
    };
  }

  /** A decoder of frames of up to so many bytes. */
  public FrameDecoder decoder(int limit) {
    return this == LINE ? new LineDecoder(limit) : new LengthPrefixDecoder(limit);
  }

  /** Puts the framing around a frame. */
  public byte[] encode(byte[] frame) {
    return this == LINE ? Line.encode(frame) : LengthPrefix.encode(frame);
  }
}
