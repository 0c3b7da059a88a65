package chat.scrp.services.dispatch;

import chat.scrp.protocol.ErrorCode;
import org.jspecify.annotations.Nullable;

/** An expected outcome other than success: created where the rule lives, without a stack trace. */
public final class ScrpError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode code;
  private final @Nullable Long retryAfterMs;

  public ScrpError(ErrorCode code) {
    this(code, null);
  }

  public ScrpError(ErrorCode code, @Nullable Long retryAfterMs) {
    super(code.name(), null, false, false);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }

  public ErrorCode code() {
    return code;
  }

  public @Nullable Long retryAfterMs() {
    return retryAfterMs;
  }
}
