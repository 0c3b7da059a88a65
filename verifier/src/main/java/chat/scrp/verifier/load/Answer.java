package chat.scrp.verifier.load;

import chat.scrp.client.ScrpException;
import chat.scrp.protocol.ScrpResponse;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What came of a request.
 *
 * @param error the number; {@link #NONE} where there was no answer
 * @param body the fields; null where the error is not {@link #SUCCESS}
 * @param retryAfterMs how long to wait before the next attempt; null where the server did not say
 */
record Answer(int error, @Nullable ScrpResponse body, @Nullable Long retryAfterMs) {
  static final int SUCCESS = 900;
  static final int UNAVAILABLE = 503;
  static final int TOO_MANY = 420;
  static final int TAKEN = 400;
  static final int NONE = -1;

  static Answer of(@Nullable ScrpResponse body, @Nullable Throwable cause) {
    if (cause instanceof ScrpException refused) {
      return new Answer(refused.errorNumber(), null, refused.retryAfterMs());
    }
    return cause == null ? new Answer(SUCCESS, body, null) : new Answer(NONE, null, null);
  }

  boolean isDone() {
    return error == SUCCESS;
  }

  /** Whether trying again cannot change it. */
  boolean isDecided() {
    return error != NONE && error != UNAVAILABLE && error != TOO_MANY;
  }

  /** The fields of an answer that is done. */
  <T extends ScrpResponse> T as(Class<T> type) {
    return type.cast(Objects.requireNonNull(body));
  }

  /** How long to wait, where the server did not say. */
  long pause(long otherwise) {
    return retryAfterMs == null ? otherwise : retryAfterMs;
  }
}
