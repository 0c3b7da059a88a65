package chat.scrp.verifier.load;

import java.net.InetSocketAddress;

/**
 * Where a replica can be reached.
 *
 * @param tcp for TCP and line mode
 * @param http for WebSocket
 */
public record Server(InetSocketAddress tcp, InetSocketAddress http) {
  InetSocketAddress address(Transport transport) {
    return transport == Transport.WEBSOCKET ? http : tcp;
  }
}
