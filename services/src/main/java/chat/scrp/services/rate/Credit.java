package chat.scrp.services.rate;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.services.dispatch.ScrpError;
import io.vertx.core.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What one user has taken from the counter in advance, on one event loop. Decides at once, so that
 * messages stay in their order: while the counter is asked, a little may be overdrawn.
 */
final class Credit {
  private static final Future<Void> ADMITTED = Future.succeededFuture();

  private final int block;
  private final int overdraft;
  private final IntFunction<Future<Long>> taking;
  private long left;
  private long emptyUntil;
  private long lastUsed;
  private boolean asking;

  /**
   * @param block how much is held ready
   * @param overdraft how much may be spent before the counter has answered
   * @param taking takes so much from the counter, as {@link RateStore#take} does
   */
  Credit(int block, int overdraft, IntFunction<Future<Long>> taking) {
    this.block = block;
    this.overdraft = overdraft;
    this.taking = taking;
  }

  /** Fails with 420 when there is no more. */
  Future<Void> spend(long nowNanos) {
    lastUsed = nowNanos;
    if (left <= 0 && emptyUntil - nowNanos > 0) {
      return refused(emptyUntil - nowNanos);
    }
    if (left <= -overdraft) {
      return refused(0);
    }
    left--;
    if (left < block / 2 && !asking) {
      ask();
    }
    return ADMITTED;
  }

  /** Whether nobody used it for so long; what is left of it is lost. */
  boolean isIdle(long nowNanos, long limit) {
    return !asking && nowNanos - lastUsed > limit;
  }

  private void ask() {
    asking = true;
    taking.apply((int) (block - left)).onComplete(this::told);
  }

  /** A store that is away does not keep anybody from being answered 503. */
  private void told(@Nullable Long taken, @Nullable Throwable failure) {
    asking = false;
    if (taken == null) {
      return;
    }
    if (taken > 0) {
      left += taken;
    } else {
      emptyUntil = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(-taken);
    }
  }

  private static Future<Void> refused(long nanos) {
    long ms = Math.max(1, TimeUnit.NANOSECONDS.toMillis(nanos));
    return Future.failedFuture(new ScrpError(ErrorCode.RATE_LIMITED, ms));
  }
}
