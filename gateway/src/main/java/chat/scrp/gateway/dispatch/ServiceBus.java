package chat.scrp.gateway.dispatch;

import chat.scrp.protocol.Codec;
import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.ScrpResponse;
import chat.scrp.protocol.framing.Framing;
import chat.scrp.protocol.response.Done;
import chat.scrp.protocol.response.ErrorResponse;
import chat.scrp.services.dispatch.Bus;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.ConnectionClosed;
import chat.scrp.services.dispatch.Outcome;
import chat.scrp.services.dispatch.ServiceCall;
import chat.scrp.services.log.DeliveredMarks;
import io.vertx.core.Future;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.ReplyException;
import java.lang.System.Logger.Level;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The services of one event loop, as the gateway calls them: each call has a time-out. */
public final class ServiceBus {
  /** The body of an answer without fields. */
  static final ScrpResponse EMPTY = new Done();

  private static final System.Logger LOG = System.getLogger(ServiceBus.class.getName());

  private final EventBus bus;
  private final int loop;
  private final DeliveryOptions options;

  /**
   * @param options with the codec that passes records by reference, and the time-out
   */
  public ServiceBus(EventBus bus, int loop, DeliveryOptions options) {
    this.bus = bus;
    this.loop = loop;
    this.options = options;
  }

  /** Calls the service of the method; never fails. */
  Future<Outcome> call(ServiceCall call) {
    return bus.<Outcome>request(Bus.address(call.method(), loop), call, options)
        .transform(
            reply ->
                Future.succeededFuture(
                    reply.succeeded() ? reply.result().body() : failed(call, reply.cause())));
  }

  /** Tells the user service that a logged-in connection ended. */
  public Future<Void> connectionClosed(Caller caller) {
    return tell(Bus.CONNECTION_CLOSED, new ConnectionClosed(caller));
  }

  /** Stores delivered marks. */
  public Future<Void> marksDelivered(DeliveredMarks marks) {
    return tell(Bus.MARKS_DELIVERED, marks);
  }

  private Future<Void> tell(String stem, Object body) {
    return bus.request(Bus.address(stem, loop), body, options).mapEmpty();
  }

  static Outcome done() {
    return new Outcome(ErrorCode.SUCCESS, EMPTY, null);
  }

  static Outcome unavailable() {
    return new Outcome(ErrorCode.SERVICE_UNAVAILABLE, EMPTY, null);
  }

  private static Outcome failed(ServiceCall call, Throwable cause) {
    if (cause instanceof ReplyException reply && reply.failureType().toInt() <= 1) {
      return unavailable();
    }
    return unknown(call.method().name(), cause);
  }

  private static Outcome unknown(String method, @Nullable Throwable cause) {
    String id = UUID.randomUUID().toString();
    LOG.log(Level.ERROR, "Error " + id + " in " + method, cause);
    return new Outcome(ErrorCode.UNKNOWN, new ErrorResponse(null, id), null);
  }

  /** The answer's bytes, within the contract's bound. */
  static byte[] encode(@Nullable Long reqId, Outcome outcome) {
    byte[] json = Codec.encodeResponse(reqId, outcome.err(), outcome.body());
    if (json.length <= Framing.MAX_SERVER_MESSAGE) {
      return json;
    }
    Outcome tooLong = unknown("an answer of " + json.length + " bytes", null);
    return Codec.encodeResponse(reqId, tooLong.err(), tooLong.body());
  }
}
