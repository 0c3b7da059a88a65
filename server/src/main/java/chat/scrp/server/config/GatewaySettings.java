package chat.scrp.server.config;

import chat.scrp.gateway.GatewayConfig;
import chat.scrp.gateway.socket.AddressRanges;
import java.time.Duration;

/** The bounds and time-outs of connections. */
final class GatewaySettings {
  static final SettingList LIST = new SettingList();

  private static final GatewayConfig.Doors DOORS = GatewayConfig.defaults().doors();
  private static final GatewayConfig.Limits LIMITS = GatewayConfig.defaults().limits();
  private static final GatewayConfig.Timing TIMING = GatewayConfig.defaults().timing();

  private static final Setting<AddressRanges> TRUSTED_PROXIES =
      LIST.add(
          "TRUSTED_PROXIES",
          Kind.addresses(),
          "",
          "Proxies whose X-Forwarded-For, X-Forwarded-Proto and PROXY headers are believed.");
  private static final Setting<Boolean> PROXY_PROTOCOL =
      LIST.add(
          "PROXY_PROTOCOL",
          Kind.onOff(),
          "off",
          "Whether TCP connections come from SCRP_TRUSTED_PROXIES alone, each with a PROXY header.");
  private static final Setting<AddressRanges> UNLIMITED_ADDRESSES =
      LIST.add(
          "UNLIMITED_ADDRESSES",
          Kind.addresses(),
          "127.0.0.0/8,::1",
          "Clients to whom no limit of one address applies; this machine by default.");
  private static final Setting<Integer> CONNECTIONS =
      count("CONNECTIONS", DOORS.connections(), "Connections to this replica.");
  private static final Setting<Integer> GUESTS =
      count("GUESTS", DOORS.guests(), "Of these, not logged in.");
  private static final Setting<Integer> CONNECTIONS_PER_ADDRESS =
      count(
          "CONNECTIONS_PER_ADDRESS",
          DOORS.connectionsPerAddress(),
          "Connections from one address; of IPv6, from one network of 64 bits.");
  private static final Setting<Integer> GUESTS_PER_ADDRESS =
      count("GUESTS_PER_ADDRESS", DOORS.guestsPerAddress(), "Of these, not logged in.");
  private static final Setting<Integer> OUTBOUND_BYTES =
      bytes(
          "OUTBOUND_BYTES",
          4096,
          1 << 30,
          LIMITS.outboundBytes(),
          "What may wait for a slow connection in memory; the rest waits in the log.");
  private static final Setting<Integer> REQUESTS_PER_SECOND =
      count(
          "REQUESTS_PER_SECOND",
          LIMITS.requestsPerSecond(),
          "Requests of a connection in the long run; more are answered 420.");
  private static final Setting<Integer> REQUEST_BURST =
      count(
          "REQUEST_BURST",
          LIMITS.requestBurst(),
          "Requests that a connection may make at once before that rate counts.");
  private static final Setting<Integer> REQUESTS_IN_FLIGHT =
      count(
          "REQUESTS_IN_FLIGHT",
          LIMITS.requestsInFlight(),
          "Unanswered requests of a connection before it is read no further.");
  private static final Setting<Integer> READS_IN_FLIGHT =
      count(
          "READS_IN_FLIGHT",
          LIMITS.readsInFlight(),
          "Of these, requests that only read and run side by side.");
  private static final Setting<Integer> BAD_FRAMES =
      count(
          "BAD_FRAMES", LIMITS.badFrames(), "Unreadable frames in a row that close a connection.");
  private static final Setting<Integer> UNACKNOWLEDGED_PUSHES =
      count(
          "UNACKNOWLEDGED_PUSHES",
          LIMITS.unacknowledged(),
          "Pushes that a connection with push_ack may leave unacknowledged before it gets no more.");
  private static final Setting<Integer> PAGE_ENTRIES =
      count(
          "PAGE_ENTRIES",
          LIMITS.pageEntries(),
          "Entries of a log that a connection that is behind reads at a time.");
  private static final Setting<Integer> PAGE_BYTES =
      bytes(
          "PAGE_BYTES",
          1024,
          1 << 20,
          LIMITS.pageBytes(),
          "Bytes of a log that it reads at a time, about.");
  private static final Setting<Duration> SERVICE_TIMEOUT =
      time(
          "SERVICE_TIMEOUT",
          TIMING.service(),
          "How long a request may take before it is answered 503.");
  private static final Setting<Duration> SILENCE_TIMEOUT =
      time(
          "SILENCE_TIMEOUT",
          TIMING.silence(),
          "A connection that is not logged in and so long silent is closed.");
  private static final Setting<Duration> FRAME_TIMEOUT =
      time(
          "FRAME_TIMEOUT",
          TIMING.frame(),
          "A frame, or a request of HTTP, that is so long incomplete closes its connection.");
  private static final Setting<Duration> PING_INTERVAL =
      time(
          "PING_INTERVAL",
          TIMING.ping(),
          "Time between WebSocket pings; two missed answers end the connection.");
  private static final Setting<Duration> STUCK_TIMEOUT =
      time(
          "STUCK_TIMEOUT",
          TIMING.stuck(),
          "A peer that takes no byte for so long is cut off; it gets the rest at its next log-in.");
  private static final Setting<Duration> LINGER =
      time(
          "LINGER", TIMING.linger(), "How long a connection that got its last word may stay open.");
  private static final Setting<Duration> MARKS_INTERVAL =
      time("MARKS_INTERVAL", TIMING.marks(), "How often it is stored what was delivered.");
  private static final Setting<Duration> RETRY_INTERVAL =
      time("RETRY_INTERVAL", TIMING.retry(), "Time until a failed read of a log is tried again.");
  static final Setting<Duration> RECHECK_INTERVAL =
      time(
          "RECHECK_INTERVAL",
          TIMING.recheck(),
          "How soon every connection looks in the store whether a publish was lost.");
  private static final Setting<Duration> HTTP_IDLE_TIMEOUT =
      time(
          "HTTP_IDLE_TIMEOUT",
          TIMING.httpIdle(),
          "An HTTP connection that is idle for so long is closed.");
  private static final Setting<Duration> RECONNECT_SPREAD =
      time(
          "RECONNECT_SPREAD",
          TIMING.reconnect(),
          "The longest that a client is asked to wait before it reconnects when the server stops.");
  private static final Setting<Duration> DRAIN_TIMEOUT =
      time(
          "DRAIN_TIMEOUT",
          TIMING.drain(),
          "How long the server finishes what is in flight when it stops.");

  private GatewaySettings() {}

  static GatewayConfig build(Values values) {
    return new GatewayConfig(
        listen(values), management(values), doors(values), limits(values), timing(values));
  }

  private static GatewayConfig.Management management(Values values) {
    return new GatewayConfig.Management(
        values.get(MainSettings.MANAGEMENT_HOST),
        values.get(MainSettings.MANAGEMENT_TOKEN).orElse(null),
        null,
        values.get(MainSettings.LOG_REQUESTS));
  }

  private static GatewayConfig.Listen listen(Values values) {
    return new GatewayConfig.Listen(
        values.get(MainSettings.HOST),
        values.get(MainSettings.TCP_PORT),
        values.get(MainSettings.HTTP_PORT),
        values.get(MainSettings.MANAGEMENT_PORT),
        TlsFiles.from(values),
        values.get(MainSettings.ALLOWED_ORIGINS));
  }

  private static GatewayConfig.Doors doors(Values values) {
    return new GatewayConfig.Doors(
        values.get(TRUSTED_PROXIES),
        values.get(PROXY_PROTOCOL),
        values.get(UNLIMITED_ADDRESSES),
        values.get(CONNECTIONS),
        values.get(GUESTS),
        values.get(CONNECTIONS_PER_ADDRESS),
        values.get(GUESTS_PER_ADDRESS));
  }

  private static GatewayConfig.Limits limits(Values values) {
    return new GatewayConfig.Limits(
        values.get(OUTBOUND_BYTES),
        values.get(REQUESTS_IN_FLIGHT),
        values.get(READS_IN_FLIGHT),
        values.get(BAD_FRAMES),
        values.get(UNACKNOWLEDGED_PUSHES),
        values.get(PAGE_ENTRIES),
        values.get(PAGE_BYTES),
        values.get(MainSettings.RATE_LIMITS) ? values.get(REQUESTS_PER_SECOND) : 0,
        values.get(REQUEST_BURST));
  }

  private static GatewayConfig.Timing timing(Values values) {
    return new GatewayConfig.Timing(
        values.get(SERVICE_TIMEOUT),
        values.get(SILENCE_TIMEOUT),
        values.get(FRAME_TIMEOUT),
        values.get(PING_INTERVAL),
        values.get(STUCK_TIMEOUT),
        values.get(LINGER),
        values.get(MARKS_INTERVAL),
        values.get(RETRY_INTERVAL),
        values.get(RECHECK_INTERVAL),
        values.get(HTTP_IDLE_TIMEOUT),
        values.get(RECONNECT_SPREAD),
        values.get(DRAIN_TIMEOUT));
  }

  private static Setting<Integer> count(String name, int standard, String meaning) {
    return LIST.add(name, Kind.integer(1, 1_000_000), String.valueOf(standard), meaning);
  }

  private static Setting<Integer> bytes(
      String name, int min, int max, int standard, String meaning) {
    return LIST.add(name, Kind.size(min, max), Sizes.format(standard), meaning);
  }

  private static Setting<Duration> time(String name, Duration standard, String meaning) {
    Kind<Duration> kind = Kind.duration(Duration.ofMillis(10), Duration.ofDays(1));
    return LIST.add(name, kind, Durations.format(standard), meaning);
  }
}
