package chat.scrp.client;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a client connects and how long it waits.
 *
 * @param address {@code scrp://HOST[:42015]} (TCP), {@code scrps://} (TCP with TLS), {@code
 *     scrp+line://} (TCP in line mode), {@code ws://HOST[:8080]/scrp} or {@code wss://}
 * @param connectTimeout how long an attempt to connect may take
 * @param requestTimeout how long an answer may take
 * @param sendRetryTime for how long a message is sent again, under the same client_message_id,
 *     before it fails
 * @param heartbeat after how much silence the server is asked for its time; no answer means that
 *     the connection is dead
 * @param pushAck whether pushes count as delivered only when the listener has returned
 * @param reconnect whether a lost connection is made again, and the session on it resumed
 * @param trustedCertificate a PEM file with the certificate to trust, or null for those that Java
 *     trusts
 */
public record ClientOptions(
    URI address,
    Duration connectTimeout,
    Duration requestTimeout,
    Duration sendRetryTime,
    Duration heartbeat,
    boolean pushAck,
    boolean reconnect,
    @Nullable Path trustedCertificate) {
  private static final Map<String, Integer> DEFAULT_PORTS =
      Map.of("scrp", 42015, "scrps", 42015, "scrp+line", 42015, "ws", 8080, "wss", 8080);

  /** Refuses an address of an unknown kind and times that are not positive. */
  public ClientOptions {
    if (address.getHost() == null || !DEFAULT_PORTS.containsKey(address.getScheme())) {
      throw new IllegalArgumentException(
          "address: " + address + " (expected: scrp, scrps, scrp+line, ws or wss://HOST[:PORT])");
    }
    requirePositive("connectTimeout", connectTimeout);
    requirePositive("requestTimeout", requestTimeout);
    requirePositive("sendRetryTime", sendRetryTime);
    requirePositive("heartbeat", heartbeat);
  }

  /** The usual options for an address. */
  public static ClientOptions of(String address) {
    return new ClientOptions(
        URI.create(address),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofMinutes(2),
        Duration.ofSeconds(20),
        false,
        true,
        null);
  }

  /** The same with another time for answers. */
  public ClientOptions withRequestTimeout(Duration timeout) {
    return new ClientOptions(
        address,
        connectTimeout,
        timeout,
        sendRetryTime,
        heartbeat,
        pushAck,
        reconnect,
        trustedCertificate);
  }

  /** The same with another time for repeating messages. */
  public ClientOptions withSendRetryTime(Duration time) {
    return new ClientOptions(
        address,
        connectTimeout,
        requestTimeout,
        time,
        heartbeat,
        pushAck,
        reconnect,
        trustedCertificate);
  }

  /** The same with another heartbeat. */
  public ClientOptions withHeartbeat(Duration time) {
    return new ClientOptions(
        address,
        connectTimeout,
        requestTimeout,
        sendRetryTime,
        time,
        pushAck,
        reconnect,
        trustedCertificate);
  }

  /** The same with or without acknowledging pushes. */
  public ClientOptions withPushAck(boolean acknowledge) {
    return new ClientOptions(
        address,
        connectTimeout,
        requestTimeout,
        sendRetryTime,
        heartbeat,
        acknowledge,
        reconnect,
        trustedCertificate);
  }

  /** The same with or without making a lost connection again. */
  public ClientOptions withReconnect(boolean again) {
    return new ClientOptions(
        address,
        connectTimeout,
        requestTimeout,
        sendRetryTime,
        heartbeat,
        pushAck,
        again,
        trustedCertificate);
  }

  /** The same with a certificate to trust, in PEM. */
  public ClientOptions withTrustedCertificate(Path pem) {
    return new ClientOptions(
        address, connectTimeout, requestTimeout, sendRetryTime, heartbeat, pushAck, reconnect, pem);
  }

  String host() {
    return address.getHost();
  }

  int port() {
    Integer byDefault = DEFAULT_PORTS.get(address.getScheme());
    return address.getPort() >= 0 || byDefault == null ? address.getPort() : byDefault;
  }

  boolean tls() {
    return address.getScheme().equals("scrps") || address.getScheme().equals("wss");
  }

  boolean webSocket() {
    return address.getScheme().startsWith("ws");
  }

  boolean lineMode() {
    return address.getScheme().equals("scrp+line");
  }

  String path() {
    String path = address.getRawPath();
    return path == null || path.isEmpty() ? "/scrp" : path;
  }

  private static void requirePositive(String name, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: more than 0)");
    }
  }
}
