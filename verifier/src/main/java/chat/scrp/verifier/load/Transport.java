package chat.scrp.verifier.load;

import java.net.InetSocketAddress;

/** The three ways to talk to a server. */
public enum Transport {
  /** TCP with a length before each message. */
  TCP("scrp"),
  /** TCP with a message per line. */
  LINE("scrp+line"),
  /** WebSocket text messages. */
  WEBSOCKET("ws");

  private final String scheme;

  Transport(String scheme) {
    this.scheme = scheme;
  }

  /** The address of a replica, as the client library wants it. */
  String uri(InetSocketAddress to) {
    return scheme + "://" + to.getHostString() + ":" + to.getPort();
  }

  /** Which one an address is for. */
  static Transport of(String scheme) {
    for (Transport transport : values()) {
      if (transport.scheme.equals(scheme)) {
        return transport;
      }
    }
    throw new IllegalArgumentException("scheme: " + scheme);
  }
}
