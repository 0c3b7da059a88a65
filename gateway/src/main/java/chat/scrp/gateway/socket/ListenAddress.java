package chat.scrp.gateway.socket;

import io.vertx.core.net.SocketAddress;

/** What the instances of all event loops bind together. */
final class ListenAddress {
  private ListenAddress() {}

  /**
   * The address to bind.
   *
   * @param port 0 for a free one, the same for all who name the same ID
   */
  static SocketAddress of(String host, int port, int freePortId) {
    return port == 0
        ? SocketAddress.sharedRandomPort(freePortId, host)
        : SocketAddress.inetSocketAddress(port, host);
  }
}
