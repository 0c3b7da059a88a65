package chat.scrp.server.redis;

/** The embedded Redis cannot start; the message is one line that says why and what to do. */
public final class RedisStartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  RedisStartException(String message) {
    super(message);
  }

  RedisStartException(String message, Throwable cause) {
    super(message, cause);
  }
}
