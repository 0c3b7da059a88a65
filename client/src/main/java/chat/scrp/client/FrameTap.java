package chat.scrp.client;

import java.net.URI;

/**
 * Sees every connection of a client and every frame on it before any code of the client does, for
 * recording and checking. A client has one connection at a time, so what is told between {@link
 * #connecting} and {@link #closed} belongs to the same one. Called on the event loop.
 */
public interface FrameTap {

  /** An attempt to connect begins. */
  default void connecting(URI address) {}

  /**
   * The attempt went well. Reading may be paused and resumed on the connection, to be a client that
   * reads slowly; sending is the client's own business.
   */
  default void connected(FrameConnection connection) {}

  /** A frame is about to be sent; the array must not be changed. */
  default void sent(byte[] frame) {}

  /** A frame came, of a response or a push; the array must not be changed. */
  default void received(byte[] frame) {}

  /**
   * The attempt failed or the connection is over: no frame of it will be told any more.
   *
   * @param why what happened, for people
   */
  default void closed(String why) {}
}
