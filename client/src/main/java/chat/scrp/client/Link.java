package chat.scrp.client;

import org.jspecify.annotations.Nullable;

/** One live connection that carries whole frames. Used on the event loop of the client only. */
interface Link {
  /** Sends a frame, without its framing. */
  void send(byte[] frame);

  /** Stops reading, so that the server keeps what is behind; a few frames may still come. */
  void pause();

  /** Goes on reading. */
  void resume();

  /** Closes the connection; {@link Receiver#closed} follows. */
  void close();

  /** Takes what comes from a connection. */
  interface Receiver {
    void frame(byte[] frame);

    /** The connection is gone; this comes once, and nothing after it. */
    void closed(@Nullable Throwable cause);
  }
}
