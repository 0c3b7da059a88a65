package chat.scrp.services.redis;

import io.vertx.redis.client.Response;
import io.vertx.redis.client.ResponseType;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the answers of Redis; one of another shape than expected is a bug and fails. */
public final class Reply {
  private Reply() {}

  /** A whole number, also one written as text. */
  public static long number(@Nullable Response reply) {
    Long number = reply == null ? null : reply.toLong();
    if (number == null) {
      throw new IllegalStateException("a number was expected of Redis");
    }
    return number;
  }

  /** A whole number, or what stands for a missing one. */
  public static long number(@Nullable Response reply, long missing) {
    return reply == null ? missing : number(reply);
  }

  /** A text. */
  public static String text(@Nullable Response reply) {
    if (reply == null) {
      throw new IllegalStateException("a text was expected of Redis");
    }
    return reply.toString();
  }

  /** A text, or null for nil. */
  public static @Nullable String textOrNull(@Nullable Response reply) {
    return reply == null ? null : reply.toString();
  }

  /** The texts of an array. */
  public static List<String> texts(@Nullable Response reply) {
    List<String> texts = new ArrayList<>();
    if (reply != null) {
      reply.forEach(item -> texts.add(item.toString()));
    }
    return texts;
  }

  /** Whether it is a single whole number: scripts answer so with an error number. */
  public static boolean isNumber(@Nullable Response reply) {
    return reply != null && reply.type() == ResponseType.NUMBER;
  }
}
