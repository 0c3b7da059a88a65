package chat.scrp.gateway;

import chat.scrp.gateway.socket.AddressRanges;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that can be set about the gateway. {@link #defaults()} is the only place with default values.
 *
 * @param listen where clients reach it
 * @param management what operators reach and see
 * @param doors who may connect, and how often
 * @param limits what a connection may make grow
 * @param timing how long things may take
 */
public record GatewayConfig(
    Listen listen, Management management, Doors doors, Limits limits, Timing timing) {

  /**
   * Where clients reach the gateway. A port of 0 takes a free one.
   *
   * @param host the address to bind
   * @param tls certificate and key for TCP and HTTP, or null for plain text
   * @param allowedOrigins further origins that may open a WebSocket; {@code *} allows all
   */
  public record Listen(
      String host,
      int tcpPort,
      int httpPort,
      int managementPort,
      @Nullable Tls tls,
      List<String> allowedOrigins) {}

  /**
   * What operators reach and see; the port is in {@link Listen}.
   *
   * @param host the address to bind
   * @param token what the admin commands have to show; null: nobody may
   * @param dataDirectory of the embedded store, whose disk can become full; null: there is none
   * @param logRequests whether each request is logged
   */
  public record Management(
      String host, @Nullable String token, @Nullable Path dataDirectory, boolean logRequests) {

    /** Without the token. */
    @Override
    public String toString() {
      return "Management[" + host + ']';
    }
  }

  /** PEM files; they are read again when they change. */
  public record Tls(Path certificate, Path key) {}

  /**
   * Who may connect to this replica, and how often.
   *
   * @param trustedProxies whose word is taken for a client's address
   * @param proxyProtocol whether TCP connections begin with a PROXY header, from those only
   * @param unlimited addresses that are not limited one by one
   * @param connections in all
   * @param guests of these, not logged in
   * @param connectionsPerAddress of one address; an IPv6 network counts as one
   * @param guestsPerAddress of these, not logged in
   */
  public record Doors(
      AddressRanges trustedProxies,
      boolean proxyProtocol,
      AddressRanges unlimited,
      int connections,
      int guests,
      int connectionsPerAddress,
      int guestsPerAddress) {}

  /**
   * Bounds of one connection.
   *
   * @param outboundBytes what may wait to be written before pushes are read from the log instead
   * @param requestsInFlight requests not yet answered before reading stops
   * @param readsInFlight requests that only read, at the services at one time
   * @param badFrames unreadable frames in a row that close the connection
   * @param unacknowledged pushes written and not acknowledged, with push_ack
   * @param pageEntries entries read from a log at once
   * @param pageBytes bytes read from a log at once, about
   * @param requestsPerSecond requests in the long run, beyond which they are answered 420; 0: any
   * @param requestBurst requests at once, before that rate counts
   */
  public record Limits(
      int outboundBytes,
      int requestsInFlight,
      int readsInFlight,
      int badFrames,
      int unacknowledged,
      int pageEntries,
      int pageBytes,
      int requestsPerSecond,
      int requestBurst) {}

  /**
   * Time-outs and periods.
   *
   * @param service until a request that no service answered is answered 503
   * @param silence until a silent connection that is not logged in is closed
   * @param frame until a frame that began must be complete
   * @param ping between WebSocket pings; two missed pongs cut the connection
   * @param stuck until a peer that takes no byte is cut
   * @param linger until a connection that was told its last word is closed
   * @param marks until delivered marks are stored
   * @param retry until a failed catch-up is tried again
   * @param recheck until every connection has looked whether a publish was lost
   * @param httpIdle until an idle HTTP connection is closed
   * @param reconnect the longest that a client is asked to wait before it reconnects at a drain
   * @param drain the longest that a drain may take
   */
  public record Timing(
      Duration service,
      Duration silence,
      Duration frame,
      Duration ping,
      Duration stuck,
      Duration linger,
      Duration marks,
      Duration retry,
      Duration recheck,
      Duration httpIdle,
      Duration reconnect,
      Duration drain) {}

  public static GatewayConfig defaults() {
    return new GatewayConfig(
        new Listen("127.0.0.1", 42015, 8080, 9090, null, List.of()),
        new Management("127.0.0.1", null, null, false),
        new Doors(
            AddressRanges.none(),
            false,
            AddressRanges.of(List.of("127.0.0.0/8", "::1")),
            100_000,
            20_000,
            2000,
            500),
        new Limits(256 << 10, 64, 8, 10, 1000, 200, 48 << 10, 200, 2000),
        new Timing(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofSeconds(2),
            Duration.ofMillis(500),
            Duration.ofMillis(500),
            Duration.ofSeconds(15),
            Duration.ofSeconds(60),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10)));
  }

  public GatewayConfig withListen(Listen changed) {
    return new GatewayConfig(changed, management, doors, limits, timing);
  }

  public GatewayConfig withManagement(Management changed) {
    return new GatewayConfig(listen, changed, doors, limits, timing);
  }

  public GatewayConfig withDoors(Doors changed) {
    return new GatewayConfig(listen, management, changed, limits, timing);
  }

  public GatewayConfig withLimits(Limits changed) {
    return new GatewayConfig(listen, management, doors, changed, timing);
  }

  public GatewayConfig withTiming(Timing changed) {
    return new GatewayConfig(listen, management, doors, limits, changed);
  }
}
