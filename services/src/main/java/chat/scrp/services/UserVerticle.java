package chat.scrp.services;

import chat.scrp.protocol.Service;
import chat.scrp.services.dispatch.Bus;
import chat.scrp.services.dispatch.ConnectionClosed;
import chat.scrp.services.dispatch.RequestDispatcher;
import chat.scrp.services.dispatch.RequestHandlers;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;

/** The user service of one event loop. */
final class UserVerticle extends VerticleBase {
  private final ServiceParts parts;

  UserVerticle(ServiceParts parts) {
    this.parts = parts;
  }

  @Override
  public Future<?> start() {
    RequestHandlers handlers = new RequestHandlers();
    Future<Void> requests =
        new RequestDispatcher(handlers, parts.traffic())
            .consume(vertx, Service.USER, parts.loops())
            .completion();
    String closed = Bus.address(Bus.CONNECTION_CLOSED, parts.loops().current());
    Future<Void> closings =
        vertx.eventBus().<ConnectionClosed>localConsumer(closed, this::closed).completion();
    return Future.all(requests, closings);
  }

  private void closed(Message<ConnectionClosed> message) {
    var caller = message.body().caller();
    parts
        .presence()
        .leave(caller.user(), caller.connection())
        .onSuccess(forgotten -> message.reply(null))
        .onFailure(e -> message.fail(503, "not forgotten yet"));
  }
}
