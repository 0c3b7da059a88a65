package chat.scrp.services.dispatch;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.internal.ContextInternal;
import java.util.function.Supplier;

/** Does something on another context and brings the result back to the context that asked. */
public final class Hop {
  private Hop() {}

  /** To be called on an event loop. */
  public static <T> Future<T> to(ContextInternal target, Supplier<Future<T>> action) {
    ContextInternal caller = ContextInternal.current();
    if (caller == null) {
      throw new IllegalStateException("not on an event loop");
    }
    Promise<T> done = caller.promise();
    target.runOnContext(v -> action.get().onComplete(done));
    return done.future();
  }
}
