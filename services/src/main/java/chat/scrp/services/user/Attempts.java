package chat.scrp.services.user;

import chat.scrp.services.Sha256;
import chat.scrp.services.log.ScriptAnswer;
import chat.scrp.services.redis.RedisLink;
import chat.scrp.services.redis.RedisScript;
import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

/**
 * Counts wrong passwords across replicas: zsets {@code {w:D}:<address>} and {@code {w:D}:all}, D
 * being a digest of the ID, hold each wrong attempt by its time (ms), {@code {w:D}:ok} the
 * addresses that the user logged in from.
 */
final class Attempts {
  private static final RedisScript CHECK = RedisScript.load("attempt_check");
  private static final RedisScript COUNT = RedisScript.load("attempt_count");
  private static final long WINDOW_MS = Duration.ofMinutes(5).toMillis();
  private static final int MOST_FROM_ONE_ADDRESS = 5;
  private static final int MOST_IN_ALL = 50;
  private static final long ADDRESS_KNOWN_MS = Duration.ofDays(30).toMillis();

  private static final int DIGEST_BYTES = 16;

  private final RedisLink redis;

  Attempts(RedisLink redis) {
    this.redis = redis;
  }

  /** Fails with 402 when there were too many. */
  Future<Response> check(String userId, String address) {
    return redis
        .run(
            CHECK,
            keys(userId, address),
            address,
            WINDOW_MS,
            MOST_FROM_ONE_ADDRESS,
            MOST_IN_ALL,
            ADDRESS_KNOWN_MS)
        .map(ScriptAnswer::checked);
  }

  /**
   * Counts a password that was tried. Fails with 403 when it was wrong, and, right or not, with 402
   * when there were too many meanwhile.
   *
   * @param remember whether a right one makes the address known
   */
  Future<Response> count(String userId, String address, boolean right, boolean remember) {
    return redis
        .run(
            COUNT,
            keys(userId, address),
            address,
            WINDOW_MS,
            MOST_FROM_ONE_ADDRESS,
            MOST_IN_ALL,
            ADDRESS_KNOWN_MS,
            right ? "right" : "wrong",
            UUID.randomUUID().toString(),
            remember ? 1 : 0)
        .map(ScriptAnswer::checked);
  }

  private static List<String> keys(String userId, String address) {
    String tag = tag(userId);
    return List.of(tag + address, tag + "all", knownAddresses(userId));
  }

  static String knownAddresses(String userId) {
    return tag(userId) + "ok";
  }

  /** A digest: counting must not keep the name of one who was deleted, or never was. */
  private static String tag(String userId) {
    return "{w:" + HexFormat.of().formatHex(Sha256.of(userId), 0, DIGEST_BYTES) + "}:";
  }
}
