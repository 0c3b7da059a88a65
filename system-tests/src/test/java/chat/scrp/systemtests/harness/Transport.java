package chat.scrp.systemtests.harness;

import java.util.List;
import java.util.Map;

/** The three ways to speak the protocol. */
public enum Transport {
  TCP,
  LINE,
  WEBSOCKET;

  /** Connects from 127.0.0.1. */
  public Wire connect(ServerProcess server) {
    return connect(server, "127.0.0.1");
  }

  /** Connects from another address of the loop-back network, which is another client address. */
  public Wire connect(ServerProcess server, String from) {
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
