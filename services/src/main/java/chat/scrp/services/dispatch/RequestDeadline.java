package chat.scrp.services.dispatch;

import io.vertx.core.internal.ContextInternal;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Until when a request may still change something. It goes with the request's context from one
 * command to the next, so that a chain of commands that was slow does not take effect behind the
 * back of who was answered 503 already.
 */
public final class RequestDeadline {
  /** Less than anybody waits for an answer of a service. */
  private static final long NANOS = TimeUnit.SECONDS.toNanos(4);

  private RequestDeadline() {}

  /** The request that the current context is for begins now. */
  public static void begin() {
    ContextInternal context = ContextInternal.current();
    if (context != null && context.isDuplicate()) {
      context
          .getLocal(ContextInternal.LOCAL_MAP, ConcurrentHashMap::new)
          .put(RequestDeadline.class, System.nanoTime() + NANOS);
    }
  }

  /** The earlier one of a time and the deadline of the current context's request, if it has one. */
  public static long earliest(long nanos) {
    ContextInternal context = ContextInternal.current();
    var locals =
        context != null && context.isDuplicate()
            ? context.getLocal(ContextInternal.LOCAL_MAP)
            : null;
    Object deadline = locals == null ? null : locals.get(RequestDeadline.class);
    return deadline instanceof Long until && until - nanos < 0 ? until : nanos;
  }
}
