package chat.scrp.verifier.wire;

/** The three ways to talk to a server. */
public enum Transport {
  /** TCP with a length before each message. */
  TCP,
  /** TCP with a message per line. */
  LINE,
  /** WebSocket text messages. */
  WEBSOCKET;

  Framing framing(String host) {
    return switch (this) {
      case TCP -> new LengthPrefixFraming();
      case LINE -> new LineFraming();
      case WEBSOCKET -> new WebSocketFraming(host);
    };
  }
}
