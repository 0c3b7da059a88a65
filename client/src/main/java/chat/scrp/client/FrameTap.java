package chat.scrp.client;

/**
 * Sees every frame before any code of the client does, for recording and checking. Called on the
 * event loop.
 */
public interface FrameTap {

  /** A frame is about to be sent; the array must not be changed. */
  default void sent(byte[] frame) {}

  /** A frame came, of a response or a push; the array must not be changed. */
  default void received(byte[] frame) {}
}
