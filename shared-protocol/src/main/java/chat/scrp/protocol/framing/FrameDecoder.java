package chat.scrp.protocol.framing;

/**
 * Cuts a stream of bytes into frames. It is fed with what arrived, however it was split, and hands
 * complete frames to a sink at once. An instance belongs to one connection and one thread.
 */
public interface FrameDecoder {

  /** Takes what comes out of a decoder. */
  interface Sink {
    /** A complete frame, without its framing; of length 0 only with length prefixes. */
    void frame(byte[] frame);

    /** A frame is over the limit. This comes once, and nothing comes after it. */
    void tooLong();
  }

  /** Takes the bytes that arrived; they may be changed afterwards. */
  void feed(byte[] bytes, int offset, int length, Sink sink);

  /** As {@link #feed(byte[], int, int, Sink)} for a whole array. */
  default void feed(byte[] bytes, Sink sink) {
    feed(bytes, 0, bytes.length, sink);
  }

  /** Whether the first bytes of a frame are there but not all of it. */
  boolean incomplete();
}
