package chat.scrp.client;

import chat.scrp.protocol.ErrorCode;
import org.jspecify.annotations.Nullable;

/** The server answered a request with an error. */
public final class ScrpException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ErrorCode error;
  private final int errorNumber;
  private final @Nullable Long retryAfterMs;

  ScrpException(String method, ErrorCode error, int errorNumber, @Nullable Long retryAfterMs) {
    super(method + ": " + errorNumber + " " + error, null, false, false);
    this.error = error;
    this.errorNumber = errorNumber;
    this.retryAfterMs = retryAfterMs;
  }

  /** The error, {@link ErrorCode#UNKNOWN} for a number that this version does not know. */
  public ErrorCode error() {
    return error;
  }

  /** The number of the error, as the server gave it. */
  public int errorNumber() {
    return errorNumber;
  }

  /** With 420: how long to wait, in milliseconds; else null. */
  public @Nullable Long retryAfterMs() {
    return retryAfterMs;
  }
}
