package chat.scrp.server.doctor;

import chat.scrp.server.admin.AdminException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Set;

/**
 * Where a listener is.
 *
 * @param host to connect to
 * @param port of it
 * @param tls whether it speaks TLS
 * @param outside whether other machines can reach it
 * @param entry as whom the doctor comes in
 */
record Endpoint(String host, int port, boolean tls, boolean outside, Entry entry) {

  /** As whom one comes in. */
  enum Entry {
    CLIENT,
    /** As a proxy that speaks for itself: with a header of the PROXY protocol. */
    PROXY,
    /** Not at all. */
    NOBODY
  }

  private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::");

  /** For clients. */
  Endpoint(String host, int port, boolean tls, boolean outside) {
    this(host, port, tls, outside, Entry.CLIENT);
  }

  /**
   * The same, where only trusted proxies may come in.
   *
   * @param trusted whether the doctor would be taken for one
   */
  Endpoint forProxies(boolean trusted) {
    return new Endpoint(host, port, tls, outside, trusted ? Entry.PROXY : Entry.NOBODY);
  }

  /** The same, where TLS is spoken. */
  Endpoint withTls() {
    return new Endpoint(host, port, true, outside, entry);
  }

  /** As a server says that it listens. */
  static Endpoint bound(String host, int port, boolean tls) {
    return new Endpoint(EVERYWHERE.contains(host) ? "127.0.0.1" : host, port, tls, !isLocal(host));
  }

  /** Such as {@code https://chat.example.org}. */
  static Endpoint ofUrl(String url) {
    try {
      URI uri = URI.create(url);
      boolean tls = "https".equals(uri.getScheme());
      if (uri.getHost() != null && (tls || "http".equals(uri.getScheme()))) {
        int standard = tls ? 443 : 80;
        int port = uri.getPort() < 0 ? standard : uri.getPort();
        return new Endpoint(uri.getHost(), port, tls, !isLocal(uri.getHost()));
      }
    } catch (IllegalArgumentException e) {
      // It is refused below.
    }
    throw AdminException.misused("--http: " + url + " (expected: https://chat.example.org)");
  }

  /** Such as {@code chat.example.org:42015}. */
  static Endpoint ofAddress(String address, boolean tls) {
    int colon = address.lastIndexOf(':');
    try {
      if (colon > 0) {
        String host = address.substring(0, colon);
        int port = Integer.parseInt(address.substring(colon + 1));
        return new Endpoint(host, port, tls, !isLocal(host));
      }
    } catch (NumberFormatException e) {
      // It is refused below.
    }
    throw AdminException.misused("--tcp: " + address + " (expected: HOST:PORT)");
  }

  static boolean isLocal(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return (host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host) + ":" + port;
  }
}
