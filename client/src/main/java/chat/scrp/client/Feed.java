package chat.scrp.client;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/**
 * Publishes to subscribers at the pace of the slowest: what one has not asked for yet is held, and
 * with it everything behind. Items go out on the event loop of the client.
 *
 * @param <T> what is published
 */
final class Feed<T> implements Flow.Publisher<T> {
  private final Context context;
  private final List<Subscription> subscriptions = new ArrayList<>();
  private boolean over;

  Feed(Context context) {
    this.context = context;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super T> subscriber) {
    Objects.requireNonNull(subscriber, "subscriber");
    context.runOnContext(go -> new Subscription(subscriber).begin());
  }

  /** Publishes an item. Ends when every subscriber has taken it. */
  Future<Void> offer(T item) {
    Future<Void> taken = Future.succeededFuture();
    for (Subscription subscription : List.copyOf(subscriptions)) {
      Future<Void> one = subscription.offer(item);
      if (!one.isComplete()) {
        taken = taken.isComplete() ? one : Future.join(taken, one).mapEmpty();
      }
    }
    return taken;
  }

  /** There will be nothing more. */
  void end() {
    over = true;
    for (Subscription subscription : List.copyOf(subscriptions)) {
      subscription.finish(subscription.subscriber::onComplete);
    }
  }

  private final class Subscription implements Flow.Subscription {
    private final Flow.Subscriber<? super T> subscriber;
    private long demand;
    private @Nullable T held;
    private @Nullable Promise<Void> taken;
    private boolean done;

    Subscription(Flow.Subscriber<? super T> subscriber) {
      this.subscriber = subscriber;
    }

    void begin() {
      subscriptions.add(this);
      guard(() -> subscriber.onSubscribe(this));
      if (over) {
        finish(subscriber::onComplete);
      }
    }

    Future<Void> offer(T item) {
      if (demand > 0) {
        next(item);
        return Future.succeededFuture();
      }
      Promise<Void> promise = Promise.promise();
      held = item;
      taken = promise;
      return promise.future();
    }

    private void next(T item) {
      if (demand != Long.MAX_VALUE) {
        demand--;
      }
      guard(() -> subscriber.onNext(item));
    }

    @Override
    public void request(long n) {
      context.runOnContext(go -> asked(n));
    }

    private void asked(long n) {
      if (done) {
        return;
      }
      if (n <= 0) {
        finish(
            () ->
                subscriber.onError(
                    new IllegalArgumentException("request: " + n + " (expected: more than 0)")));
        return;
      }
      demand = demand + n < 0 ? Long.MAX_VALUE : demand + n;
      T item = held;
      if (item != null) {
        held = null;
        next(item);
        release();
      }
    }

    @Override
    public void cancel() {
      context.runOnContext(go -> finish(() -> {}));
    }

    private void finish(Runnable lastWord) {
      if (!done) {
        done = true;
        subscriptions.remove(this);
        guard(lastWord);
        held = null;
        release();
      }
    }

    private void release() {
      Promise<Void> waiting = taken;
      taken = null;
      if (waiting != null) {
        waiting.complete();
      }
    }

    /** A subscriber that throws gets nothing more. */
    private void guard(Runnable signal) {
      try {
        signal.run();
      } catch (RuntimeException e) {
        Told.failed(e);
        finish(() -> {});
      }
    }
  }
}
