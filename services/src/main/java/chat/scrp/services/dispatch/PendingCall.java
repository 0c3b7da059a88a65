package chat.scrp.services.dispatch;

import io.vertx.core.Promise;

/**
 * A call on its way over the event bus, with who waits for the outcome. It goes by reference, so it
 * needs no reply address and no timer of its own: whoever sends it watches the time-outs of all.
 */
public final class PendingCall {
  private final ServiceCall call;
  private final Promise<Outcome> outcome;
  private final long expiresNanos;

  public PendingCall(ServiceCall call, Promise<Outcome> outcome, long expiresNanos) {
    this.call = call;
    this.outcome = outcome;
    this.expiresNanos = expiresNanos;
  }

  public ServiceCall call() {
    return call;
  }

  /** Answers it, on the event loop where it was sent; what comes later is dropped. */
  public void answer(Outcome answer) {
    outcome.tryComplete(answer);
  }

  public boolean isAnswered() {
    return outcome.future().isComplete();
  }

  public boolean isLate(long nowNanos) {
    return expiresNanos - nowNanos <= 0;
  }
}
