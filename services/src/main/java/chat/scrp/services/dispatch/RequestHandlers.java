package chat.scrp.services.dispatch;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.Service;
import io.vertx.core.Future;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which handler carries out which method of one service. */
public final class RequestHandlers {
  private final Map<Method, SessionHandler<ScrpRequest>> handlers = new EnumMap<>(Method.class);

  /** Adds the handler of a method. */
  public <Q extends ScrpRequest> RequestHandlers on(
      Method method, Class<Q> type, RequestHandler<Q> handler) {
    return add(
        method,
        (request, context) ->
            handler
                .handle(type.cast(request), context)
                .map(response -> new Outcome(ErrorCode.SUCCESS, response, null)));
  }

  /** Adds the handler of a method that changes log-ins. */
  public <Q extends ScrpRequest> RequestHandlers onSession(
      Method method, Class<Q> type, SessionHandler<Q> handler) {
    return add(method, (request, context) -> handler.handle(type.cast(request), context));
  }

  /**
   * Checks that nothing was forgotten.
   *
   * @param elsewhere methods of the service that somebody else answers
   */
  public RequestHandlers complete(Service service, Set<Method> elsewhere) {
    List<Method> missing =
        Arrays.stream(Method.values())
            .filter(method -> method.service() == service)
            .filter(method -> !elsewhere.contains(method) && !handlers.containsKey(method))
            .toList();
    if (!missing.isEmpty()) {
      throw new IllegalStateException("no handler for " + missing);
    }
    return this;
  }

  Future<Outcome> handle(ServiceCall call) {
    SessionHandler<ScrpRequest> handler = handlers.get(call.method());
    if (handler == null) {
      return Future.failedFuture(new IllegalStateException("no handler for " + call.method()));
    }
    return handler.handle(call.request(), new RequestContext(call.origin(), call.caller()));
  }

  private RequestHandlers add(Method method, SessionHandler<ScrpRequest> handler) {
    if (handlers.put(method, handler) != null) {
      throw new IllegalStateException("two handlers for " + method);
    }
    return this;
  }
}
