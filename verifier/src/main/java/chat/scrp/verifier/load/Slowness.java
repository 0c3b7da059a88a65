package chat.scrp.verifier.load;

import chat.scrp.protocol.ServerFrame;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * A subscriber that takes a moment over what came, as people's programs do: so a connection that is
 * cut has pushes that were written to it and not acknowledged.
 */
final class Slowness implements Flow.Subscriber<ServerFrame.Push> {
  private static final long MOMENT_MILLIS = 200;

  private final ClientLoop loop;
  private Flow.@Nullable Subscription subscription;
  private long owed;
  private boolean waiting;

  Slowness(ClientLoop loop) {
    this.loop = loop;
  }

  /** A push came over the network. */
  void came() {
    owed++;
    if (!waiting) {
      waiting = true;
      loop.after(MOMENT_MILLIS, this::take);
    }
  }

  private void take() {
    waiting = false;
    if (subscription != null && owed > 0) {
      subscription.request(owed);
      owed = 0;
    }
  }

  @Override
  public void onSubscribe(Flow.Subscription begun) {
    subscription = begun;
  }

  @Override
  public void onNext(ServerFrame.Push push) {}

  @Override
  public void onError(Throwable cause) {}

  @Override
  public void onComplete() {}
}
