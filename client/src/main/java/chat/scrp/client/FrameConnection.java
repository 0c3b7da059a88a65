package chat.scrp.client;

/**
 * One connection that carries whole frames and knows nothing of what is in them: no requests, no
 * sessions, no coming back. From {@link FrameConnector}; may be used from any thread.
 */
public interface FrameConnection {
  /**
   * Sends a frame: the UTF-8 bytes of one JSON object, without their framing. What the server does
   * not read yet waits in memory. A write that fails ends the connection, which {@link
   * FrameReceiver#closed} tells; on one that has ended nothing happens.
   *
   * @param frame the bytes, which must not be changed any more
   */
  void send(byte[] frame);

  /** Stops reading, so that the server keeps what is behind; a few frames may still come. */
  void pause();

  /** Goes on reading. */
  void resume();

  /**
   * Closes the connection when what was sent has been written, over WebSocket with close code 1000.
   * {@link FrameReceiver#closed} follows; a server that hangs may delay it by some seconds.
   */
  void close();

  /**
   * Closes the connection at once and without a goodbye: no frame comes any more, and what was not
   * written yet is lost. {@link FrameReceiver#closed} follows.
   */
  void cut();
}
