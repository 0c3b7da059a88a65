package chat.scrp.services.dispatch;

import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.ScrpResponse;
import io.vertx.core.Future;

/** The rules of one method. */
@FunctionalInterface
public interface RequestHandler<Q extends ScrpRequest> {

  /**
   * Carries a valid request out.
   *
   * @return the fields of the successful response, or a failure: {@link ScrpError} for what is
   *     expected
   */
  Future<? extends ScrpResponse> handle(Q request, RequestContext context);
}
