package chat.scrp.services.dispatch;

import static java.lang.System.Logger.Level.ERROR;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.Service;
import chat.scrp.protocol.response.ErrorResponse;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.eventbus.ReplyException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Receives the calls of one service on one event loop, and is the only place where failures become
 * error numbers: expected ones as they are, a store that is away 503, everything else 999, logged
 * here once under an ID that the client gets too.
 */
public final class RequestDispatcher {
  private static final System.Logger LOG = System.getLogger(RequestDispatcher.class.getName());
  private static final Set<Method> SENDS =
      EnumSet.of(Method.SEND_ROOM_MESSAGE, Method.SEND_PRIVATE_MESSAGE);

  private final RequestHandlers handlers;
  private final RequestLimits limits;
  private final AcceptedSends sends;

  public RequestDispatcher(RequestHandlers handlers, RequestLimits limits, AcceptedSends sends) {
    this.handlers = handlers;
    this.limits = limits;
    this.sends = sends;
  }

  /** Begins to answer at the service's address of the event loop that this is called on. */
  public MessageConsumer<PendingCall> consume(Vertx vertx, Service service, EventLoops loops) {
    String address = Bus.address(service.address(), loops.current());
    return vertx.eventBus().localConsumer(address, this::answer);
  }

  /** Carries out one call; never fails. */
  public Future<Outcome> dispatch(ServiceCall call) {
    Future<Outcome> handled;
    try {
      Future<Void> admitted = limits.admit(call);
      handled =
          admitted.succeeded()
              ? handlers.handle(call)
              : admitted.compose(now -> handlers.handle(call));
    } catch (RuntimeException e) {
      handled = Future.failedFuture(e);
    }
    return handled.recover(failure -> Future.succeededFuture(outcome(call, failure)));
  }

  private void answer(Message<PendingCall> message) {
    RequestDeadline.begin();
    PendingCall pending = message.body();
    Method method = pending.call().method();
    dispatch(pending.call())
        .onSuccess(
            outcome -> {
              if (outcome.err() == ErrorCode.SUCCESS && SENDS.contains(method)) {
                sends.messageIn();
              }
              pending.answer(outcome);
            });
  }

  private static Outcome outcome(ServiceCall call, Throwable failure) {
    if (failure instanceof ScrpError error) {
      return error(error.code(), error.retryAfterMs(), null);
    }
    if (failure instanceof TimeoutException || failure instanceof ReplyException) {
      return error(ErrorCode.SERVICE_UNAVAILABLE, null, null);
    }
    String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    Caller caller = call.caller();
    String of = caller == null ? "" : " of " + caller.userId();
    String about = call.method() + of + " on " + call.origin().connection();
    LOG.log(ERROR, "error " + id + ": " + about, failure);
    return error(ErrorCode.UNKNOWN, null, id);
  }

  private static Outcome error(ErrorCode code, @Nullable Long retryAfterMs, @Nullable String id) {
    return new Outcome(code, new ErrorResponse(retryAfterMs, id), null);
  }
}
