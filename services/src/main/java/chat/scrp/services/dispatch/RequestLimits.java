package chat.scrp.services.dispatch;

import io.vertx.core.Future;

/** Who decides whether a request may be made now. */
@FunctionalInterface
public interface RequestLimits {
  /** Everything may. */
  RequestLimits NONE = call -> Future.succeededFuture();

  /**
   * Counts a request.
   *
   * @return fails with {@link ScrpError} 420 when there were too many; nothing is done then
   */
  Future<Void> admit(ServiceCall call);
}
