package chat.scrp.server;

import chat.scrp.gateway.Gateway;
import chat.scrp.gateway.GatewayConfig;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;

/** What the terminal shows when the server is ready: where it listens, and what to do next. */
final class Welcome {
  private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::", "[::]");
  private static final Set<String> HERE = Set.of("127.0.0.1", "localhost", "::1");

  private final GatewayConfig.Listen listen;
  private final String management;
  private final Gateway.Addresses addresses;
  private final boolean page;

  /**
   * @param management address of the management port
   */
  Welcome(
      GatewayConfig.Listen listen, String management, Gateway.Addresses addresses, boolean page) {
    this.listen = listen;
    this.management = management;
    this.addresses = addresses;
    this.page = page;
  }

  String text() {
    return listeners() + "\n" + next();
  }

  private String listeners() {
    String secure = listen.tls() == null ? "" : "s";
    return "TCP        "
        + (listen.tls() == null ? "tcp://" : "tls://")
        + bracketed(listen.host())
        + ":"
        + addresses.tcpPort()
        + "\nWeb page   "
        + pageAddress(visitedHost())
        + "\nWebSocket  ws"
        + secure
        + "://"
        + visitedHost()
        + ":"
        + addresses.httpPort()
        + "/scrp\nManagement http://"
        + bracketed(management)
        + ":"
        + addresses.managementPort()
        + "\n";
  }

  private static String bracketed(String host) {
    return host.contains(":") ? "[" + host + "]" : host;
  }

  private String next() {
    String first =
        page
            ? "Open "
                + pageAddress(visitedHost())
                + " in a browser; for a second person, open it in a private window.\n"
            : "There is no web page: it was left out of the build (Node.js 20.19 or newer was missing).\n"
                + "Talk to the server in lines of JSON: nc "
                + visitedHost()
                + " "
                + addresses.tcpPort()
                + "\n";
    return first + otherMachines() + "Stop with Ctrl-C.\n";
  }

  private String otherMachines() {
    if (HERE.contains(listen.host())) {
      return "Only this machine can connect. For others: ./scrp serve --host 0.0.0.0\n";
    }
    return "From other machines: " + pageAddress(outsideHost()) + "\n";
  }

  private String pageAddress(String host) {
    return (listen.tls() == null ? "http://" : "https://") + host + ":" + addresses.httpPort();
  }

  /** How a person at this machine reaches what listens there. */
  private String visitedHost() {
    boolean local = HERE.contains(listen.host()) || EVERYWHERE.contains(listen.host());
    return local ? "localhost" : listen.host();
  }

  private String outsideHost() {
    if (!EVERYWHERE.contains(listen.host())) {
      return listen.host();
    }
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "HOST";
    }
  }
}
