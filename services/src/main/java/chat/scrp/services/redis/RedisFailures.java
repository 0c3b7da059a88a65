package chat.scrp.services.redis;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.services.dispatch.ScrpError;
import io.vertx.redis.client.Response;
import java.util.List;
import java.util.regex.Pattern;

/** What the failures of Redis mean to who asked. */
final class RedisFailures {
  /**
   * Redis refuses, but not because of what was asked. Inside a script's error they stand behind a
   * minus sign or, since Redis 7, in front.
   */
  private static final List<String> AWAY =
      List.of(
          "OOM",
          "MISCONF",
          "READONLY",
          "LOADING",
          "CLUSTERDOWN",
          "MASTERDOWN",
          "BUSY",
          "NOREPLICAS",
          "TRYAGAIN",
          "MOVED",
          "ASK",
          "NOAUTH",
          "UNBLOCKED");

  /** How the library says, in the guise of an answer, that the connection failed. */
  private static final Pattern LOST =
      Pattern.compile("CONNECTION_CLOSED|[a-z]\\w*(\\.[\\w$]+)+(: .*)?", Pattern.DOTALL);

  private RedisFailures() {}

  static ScrpError unavailable() {
    return new ScrpError(ErrorCode.SERVICE_UNAVAILABLE);
  }

  /** True when Redis itself answered with an error, false when the connection failed. */
  static boolean isReply(Throwable failure) {
    return failure instanceof Response && !isLost(text(failure));
  }

  /** Whether this is no word of Redis: the connection failed while the command was on its way. */
  static boolean isLost(String text) {
    return LOST.matcher(text).matches();
  }

  static String text(Throwable failure) {
    return String.valueOf(failure.getMessage());
  }

  /** The failure as the caller sees it: Redis away, or a bug of ours. */
  static Throwable translate(String text, Object what) {
    if (isLost(text)) {
      return unavailable();
    }
    for (String code : AWAY) {
      if (has(text, code)) {
        return unavailable();
      }
    }
    return new IllegalStateException(what + ": " + text);
  }

  static boolean has(String text, String code) {
    return text.startsWith(code) || text.contains("-" + code + " ");
  }
}
