package chat.scrp.services.redis;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How Redis is reached, and how long anybody waits for it.
 *
 * @param address where it is
 * @param trusted a PEM file with the certificates that sign that of a Redis with TLS; null for
 *     those that Java trusts
 * @param commandTimeout after which a command is answered SERVICE_UNAVAILABLE and its script
 *     refuses to take effect
 * @param firstBackOff wait before the first attempt to connect again
 * @param longestBackOff the wait doubles up to this
 * @param maxWaiting commands of one event loop that may wait for an answer; beyond, they fail at
 *     once
 * @param clockInterval how often the clocks are compared
 * @param canaryInterval how often the subscriber's canary is published
 * @param canaryLimit a canary older than this ends the subscriber's connection
 */
public record RedisConfig(
    RedisAddress address,
    @Nullable Path trusted,
    Duration commandTimeout,
    Duration firstBackOff,
    Duration longestBackOff,
    int maxWaiting,
    Duration clockInterval,
    Duration canaryInterval,
    Duration canaryLimit) {

  public RedisConfig {
    if (commandTimeout.toMillis() < 10) {
      throw new IllegalArgumentException(
          "Redis command time-out: " + commandTimeout + " (expected: at least 10 ms)");
    }
    if (maxWaiting < 1) {
      throw new IllegalArgumentException(
          "Redis commands waiting: " + maxWaiting + " (expected: at least 1)");
    }
  }

  /** The defaults, with the Redis at a URI of one of the forms of {@link RedisAddress#parse}. */
  public static RedisConfig at(String uri) {
    return new RedisConfig(
        RedisAddress.parse(uri),
        null,
        Duration.ofSeconds(3),
        Duration.ofMillis(50),
        Duration.ofSeconds(1),
        20_000,
        Duration.ofSeconds(10),
        Duration.ofSeconds(2),
        Duration.ofSeconds(8));
  }

  /** The same with another address. */
  public RedisConfig withAddress(RedisAddress other) {
    return new RedisConfig(
        other,
        trusted,
        commandTimeout,
        firstBackOff,
        longestBackOff,
        maxWaiting,
        clockInterval,
        canaryInterval,
        canaryLimit);
  }

  /** The same with another command time-out. */
  public RedisConfig withCommandTimeout(Duration timeout) {
    return new RedisConfig(
        address,
        trusted,
        timeout,
        firstBackOff,
        longestBackOff,
        maxWaiting,
        clockInterval,
        canaryInterval,
        canaryLimit);
  }
}
