package chat.scrp.services.dispatch;

import chat.scrp.protocol.ScrpRequest;
import io.vertx.core.Future;

/** The rules of a method that changes the log-in of the connection which asks. */
@FunctionalInterface
public interface SessionHandler<Q extends ScrpRequest> {

  /** As {@link RequestHandler#handle}, with what becomes of the log-in. */
  Future<Outcome> handle(Q request, RequestContext context);
}
