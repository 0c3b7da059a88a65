package chat.scrp.services.friend;

import chat.scrp.services.redis.Reply;
import io.vertx.redis.client.Response;
import org.jspecify.annotations.Nullable;

/**
 * What two users are to each other, as one of them, "I", looks at it. A look: scripts decide.
 *
 * @param pending the pending request between the two, if any
 * @param unheard the ID of a request of mine that went nowhere because I am blocked, if any
 */
record PairState(
    boolean friends,
    boolean blockedByMe,
    boolean blockedByOther,
    @Nullable PendingRequest pending,
    @Nullable Long unheard) {

  /**
   * A request of one to the other.
   *
   * @param raw as it is stored: {@code id by ms}
   */
  record PendingRequest(long id, long asker, long ms, String message, String raw) {}

  static PairState parse(Response fields) {
    String pending = Reply.textOrNull(fields.get(3));
    String message = Reply.textOrNull(fields.get(4));
    String unheard = Reply.textOrNull(fields.get(5));
    return new PairState(
        fields.get(0) != null,
        fields.get(1) != null,
        fields.get(2) != null,
        pending == null ? null : pending(pending, message == null ? "" : message),
        unheard == null ? null : Long.valueOf(unheard));
  }

  private static PendingRequest pending(String raw, String message) {
    String[] parts = raw.split(" ", 3);
    return new PendingRequest(
        Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]), message, raw);
  }
}
