package chat.scrp.services.admin;

import static java.lang.System.Logger.Level.ERROR;

import chat.scrp.services.ServiceParts;
import chat.scrp.services.dispatch.Bus;
import chat.scrp.services.dispatch.RequestDeadline;
import chat.scrp.services.dispatch.ScrpError;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;

/** The commands of operators on one event loop: {@code admin.<loop>}. */
public final class AdminVerticle extends VerticleBase {
  private static final System.Logger LOG = System.getLogger(AdminVerticle.class.getName());

  private final ServiceParts parts;

  public AdminVerticle(ServiceParts parts) {
    this.parts = parts;
  }

  @Override
  public Future<?> start() {
    AdminHandlers handlers = new AdminHandlers(parts, vertx);
    String address = Bus.address(Bus.ADMIN, parts.loops().current());
    return vertx
        .eventBus()
        .<AdminCall>localConsumer(address, message -> answer(handlers, message))
        .completion();
  }

  private static void answer(AdminHandlers handlers, Message<AdminCall> message) {
    RequestDeadline.begin();
    AdminCall call = message.body();
    Future<AdminAnswer> handled;
    try {
      handled = handlers.handle(call).map(body -> new AdminAnswer(200, body));
    } catch (RuntimeException e) {
      handled = Future.failedFuture(e);
    }
    handled.otherwise(failure -> refusal(call.command(), failure)).onSuccess(message::reply);
  }

  private static AdminAnswer refusal(AdminCommand command, Throwable failure) {
    if (failure instanceof AdminRefusal refused) {
      return AdminAnswer.refusal(refused.status(), String.valueOf(refused.getMessage()));
    }
    if (failure instanceof TimeoutException) {
      return AdminAnswer.refusal(503, "the store did not answer in time");
    }
    if (failure instanceof ScrpError error) {
      return switch (error.code()) {
        case USER_NOT_FOUND -> AdminAnswer.refusal(404, "no such user");
        case ROOM_NOT_FOUND -> AdminAnswer.refusal(404, "no such room");
        case INVALID_SESSION_TOKEN -> AdminAnswer.refusal(404, "no such session");
        case INVALID_QUERY -> AdminAnswer.refusal(400, "the cursor is not of this list");
        case RATE_LIMITED ->
            AdminAnswer.refusal(429, "too many passwords wait to be hashed: try again");
        case SERVICE_UNAVAILABLE ->
            AdminAnswer.refusal(
                503, "the store did not answer in time; it is unknown whether it was done");
        default -> AdminAnswer.refusal(409, error.code().name() + ": try again");
      };
    }
    String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    LOG.log(ERROR, "error " + id + ": " + command.word(), failure);
    return AdminAnswer.refusal(500, "a fault of the server; its log has it with " + id);
  }
}
