package chat.scrp.services.dispatch;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.ScrpResponse;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Asks other services of this event loop in the name of who asks this one. */
public final class OtherServices {
  private final Vertx vertx;
  private final int loop;
  private final Duration patience;

  public OtherServices(Vertx vertx, int loop, Duration patience) {
    this.vertx = vertx;
    this.loop = loop;
    this.patience = patience;
  }

  /** Fails with the error that the service answers. */
  public <R extends ScrpResponse> Future<R> ask(
      ScrpRequest request, RequestContext context, Class<R> type) {
    ServiceCall call =
        new ServiceCall(request.method(), request, context.origin(), context.callerOrNull());
    Promise<Outcome> answer = ((ContextInternal) vertx.getOrCreateContext()).promise();
    long expires = System.nanoTime() + patience.toNanos();
    vertx
        .eventBus()
        .send(Bus.address(request.method(), loop), new PendingCall(call, answer, expires));
    return answer
        .future()
        .timeout(patience.toMillis(), TimeUnit.MILLISECONDS)
        .map(
            outcome -> {
              if (outcome.err() != ErrorCode.SUCCESS) {
                throw new ScrpError(outcome.err());
              }
              return type.cast(outcome.body());
            });
  }
}
