package chat.scrp.client;

/**
 * Takes what comes from a {@link FrameConnection}. Called on the event loop of the connection, one
 * call after the other; it must not block.
 */
public interface FrameReceiver {

  /**
   * A whole frame came, of a response or a push.
   *
   * @param frame its bytes, without their framing; UTF-8, as the server wrote them
   */
  void frame(byte[] frame);

  /**
   * The connection is gone. This comes once, and nothing after it.
   *
   * @param end how it ended
   */
  void closed(ConnectionEnd end);
}
