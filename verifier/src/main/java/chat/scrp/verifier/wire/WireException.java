package chat.scrp.verifier.wire;

import java.io.IOException;

/** The peer broke a framing, or closed in the framing's own way. */
final class WireException extends IOException {
  private static final long serialVersionUID = 1;

  WireException(String message) {
    super(message);
  }
}
