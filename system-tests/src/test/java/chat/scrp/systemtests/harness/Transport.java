package chat.scrp.systemtests.harness;

import java.net.URI;
import java.util.List;
import java.util.Map;

/** The three ways to speak the protocol. */
public enum Transport {
  TCP,
  LINE,
  WEBSOCKET;

  /** Connects by the client library. */
  public ClientWire connect(ServerProcess server) {
    return ClientWire.connect(address(server));
  }

  /** Where the library connects to. */
  public URI address(ServerProcess server) {
    return URI.create(
        switch (this) {
          case TCP -> "scrp://127.0.0.1:" + server.tcpPort();
          case LINE -> "scrp+line://127.0.0.1:" + server.tcpPort();
          case WEBSOCKET -> "ws://127.0.0.1:" + server.httpPort() + "/scrp";
        });
  }

  /** Connects by a plain socket, on which any bytes can be written. */
  public SocketWire socket(ServerProcess server) {
    return socket(server, "127.0.0.1");
  }

  /** As above, from another address of the loop-back network, which is another client address. */
  public SocketWire socket(ServerProcess server, String from) {
    return switch (this) {
      case TCP -> new TcpWire(server.tcpPort(), from);
      case LINE -> new LineWire(server.tcpPort(), from);
      case WEBSOCKET -> WebSocketWire.open(server.httpPort(), from, List.of("scrp"), Map.of());
    };
  }

  /** The name that GET_SESSIONS gives it. */
  public String sessionName() {
    return switch (this) {
      case TCP -> "tcp";
      case LINE -> "line";
      case WEBSOCKET -> "websocket";
    };
  }
}
