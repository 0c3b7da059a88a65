package chat.scrp.client;

import org.jspecify.annotations.Nullable;

/** Hands on what comes from one connection, and its end once. Used on its event loop only. */
final class Reception {
  private final FrameReceiver receiver;
  private @Nullable Throwable cause;
  private boolean cut;
  private boolean over;

  Reception(FrameReceiver receiver) {
    this.receiver = receiver;
  }

  void frame(byte[] frame) {
    if (!cut && !over) {
      receiver.frame(frame);
    }
  }

  /** Something failed, of which the connection will end; the first failure counts. */
  void failed(Throwable why) {
    cause = cause == null ? why : cause;
  }

  /** Whatever still comes is not wanted. */
  void cut() {
    cut = true;
  }

  void ended(@Nullable Integer closeCode) {
    if (!over) {
      over = true;
      receiver.closed(new ConnectionEnd(closeCode, cause));
    }
  }
}
