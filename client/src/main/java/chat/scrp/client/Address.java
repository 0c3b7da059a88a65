package chat.scrp.client;

import chat.scrp.protocol.framing.Framing;
import java.net.URI;
import java.util.Map;

/** What the URI of a server says. */
record Address(URI uri) {
  private static final Map<String, Integer> DEFAULT_PORTS =
      Map.of(
          "scrp",
          42015,
          "scrps",
          42015,
          "scrp+line",
          42015,
          "scrps+line",
          42015,
          "ws",
          8080,
          "wss",
          8080);

  /** Refuses what is no address of a server. */
  Address {
    if (uri.getHost() == null || !DEFAULT_PORTS.containsKey(uri.getScheme())) {
      throw new IllegalArgumentException(
          "address: " + uri + " (expected: scrp, scrps, [...]+line, ws or wss://HOST[:PORT])");
    }
  }

  String host() {
    return uri.getHost();
  }

  int port() {
    Integer byDefault = DEFAULT_PORTS.get(uri.getScheme());
    return uri.getPort() >= 0 || byDefault == null ? uri.getPort() : byDefault;
  }

  boolean tls() {
    return uri.getScheme().startsWith("scrps") || uri.getScheme().equals("wss");
  }

  boolean webSocket() {
    return uri.getScheme().startsWith("ws");
  }

  /** How frames are told apart over TCP. */
  Framing framing() {
    return uri.getScheme().endsWith("+line") ? Framing.LINE : Framing.LENGTH_PREFIX;
  }

  /** Where the WebSocket is. */
  String path() {
    String path = uri.getRawPath();
    return path == null || path.isEmpty() ? "/scrp" : path;
  }
}
