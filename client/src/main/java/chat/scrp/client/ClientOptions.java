package chat.scrp.client;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How a client connects and how long it waits.
 *
 * @param addresses where the server can be reached, at least one: {@code scrp://HOST[:42015]}
 *     (TCP), {@code scrps://} (TCP with TLS), {@code scrp+line://} and {@code scrps+line://} (TCP
 *     in line mode), {@code ws://HOST[:8080]/scrp} or {@code wss://}. Several are several replicas
 *     of one server: each attempt takes one at random, and another one where the last attempt
 *     failed
 * @param connectTimeout how long an attempt to connect may take
 * @param requestTimeout how long an answer may take; when it does not come and nothing else does,
 *     the connection counts as dead
 * @param sendRetryTime for how long a message is sent again, under the same client_message_id,
 *     before it fails
 * @param heartbeat after how much silence the server is asked for its time; no answer means that
 *     the connection is dead
 * @param longestPause the pauses between attempts to connect are random and grow up to this
 * @param pushAck whether pushes count as delivered only when the listener has returned
 * @param reconnect whether a lost connection is made again, and the session on it resumed
 * @param trustedCertificate a PEM file with the certificate to trust, or null for those that Java
 *     trusts
 */
public record ClientOptions(
    List<URI> addresses,
    Duration connectTimeout,
    Duration requestTimeout,
    Duration sendRetryTime,
    Duration heartbeat,
    Duration longestPause,
    boolean pushAck,
    boolean reconnect,
    @Nullable Path trustedCertificate) {

  /** Refuses addresses of an unknown kind, none at all, and times that are not positive. */
  public ClientOptions {
    addresses = List.copyOf(addresses);
    if (addresses.isEmpty()) {
      throw new IllegalArgumentException("addresses: none (expected: at least one)");
    }
    addresses.forEach(Address::new);
    requirePositive("connectTimeout", connectTimeout);
    requirePositive("requestTimeout", requestTimeout);
    requirePositive("sendRetryTime", sendRetryTime);
    requirePositive("heartbeat", heartbeat);
    requirePositive("longestPause", longestPause);
  }

  /** The usual options for an address, or for those of several replicas of one server. */
  public static ClientOptions of(String address, String... others) {
    return new ClientOptions(
        Stream.concat(Stream.of(address), Stream.of(others)).map(URI::create).toList(),
        Duration.ofSeconds(5),
        Duration.ofSeconds(15),
        Duration.ofMinutes(2),
        Duration.ofSeconds(20),
        Duration.ofSeconds(30),
        false,
        true,
        null);
  }

  /** The same with another time to connect. */
  public ClientOptions withConnectTimeout(Duration timeout) {
    return with(draft -> draft.connectTimeout = timeout);
  }

  /** The same with another time for answers. */
  public ClientOptions withRequestTimeout(Duration timeout) {
    return with(draft -> draft.requestTimeout = timeout);
  }

  /** The same with another time for repeating messages. */
  public ClientOptions withSendRetryTime(Duration time) {
    return with(draft -> draft.sendRetryTime = time);
  }

  /** The same with another heartbeat. */
  public ClientOptions withHeartbeat(Duration time) {
    return with(draft -> draft.heartbeat = time);
  }

  /** The same with another bound for the pauses between attempts to connect. */
  public ClientOptions withLongestPause(Duration time) {
    return with(draft -> draft.longestPause = time);
  }

  /** The same with or without acknowledging pushes. */
  public ClientOptions withPushAck(boolean acknowledge) {
    return with(draft -> draft.pushAck = acknowledge);
  }

  /** The same with or without making a lost connection again. */
  public ClientOptions withReconnect(boolean again) {
    return with(draft -> draft.reconnect = again);
  }

  /** The same with a certificate to trust, in PEM. */
  public ClientOptions withTrustedCertificate(Path pem) {
    return with(draft -> draft.trustedCertificate = pem);
  }

  private ClientOptions with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.options();
  }

  private static void requirePositive(String name, Duration value) {
    if (value.isZero() || value.isNegative()) {
      throw new IllegalArgumentException(name + ": " + value + " (expected: more than 0)");
    }
  }

  /** Options that are being changed. */
  private static final class Draft {
    private final List<URI> addresses;
    private Duration connectTimeout;
    private Duration requestTimeout;
    private Duration sendRetryTime;
    private Duration heartbeat;
    private Duration longestPause;
    private boolean pushAck;
    private boolean reconnect;
    private @Nullable Path trustedCertificate;

    Draft(ClientOptions from) {
      addresses = from.addresses;
      connectTimeout = from.connectTimeout;
      requestTimeout = from.requestTimeout;
      sendRetryTime = from.sendRetryTime;
      heartbeat = from.heartbeat;
      longestPause = from.longestPause;
      pushAck = from.pushAck;
      reconnect = from.reconnect;
      trustedCertificate = from.trustedCertificate;
    }

    ClientOptions options() {
      return new ClientOptions(
          addresses,
          connectTimeout,
          requestTimeout,
          sendRetryTime,
          heartbeat,
          longestPause,
          pushAck,
          reconnect,
          trustedCertificate);
    }
  }
}
