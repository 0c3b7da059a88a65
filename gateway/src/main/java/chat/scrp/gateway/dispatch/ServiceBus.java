package chat.scrp.gateway.dispatch;

import chat.scrp.gateway.push.Admission;
import chat.scrp.protocol.Codec;
import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.ScrpResponse;
import chat.scrp.protocol.Service;
import chat.scrp.protocol.framing.Framing;
import chat.scrp.protocol.response.Done;
import chat.scrp.protocol.response.ErrorResponse;
import chat.scrp.services.dispatch.Bus;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.ConnectionClosed;
import chat.scrp.services.dispatch.Outcome;
import chat.scrp.services.dispatch.PendingCall;
import chat.scrp.services.dispatch.ServiceCall;
import chat.scrp.services.log.DeliveredMarks;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.internal.ContextInternal;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The services of one event loop, as the gateway calls them: each call has a time-out. */
public final class ServiceBus {
  /** The body of an answer without fields. */
  static final ScrpResponse EMPTY = new Done();

  private static final System.Logger LOG = System.getLogger(ServiceBus.class.getName());

  private static final long SWEEP_MS = 100;

  /** Those whose server has died come all at once; what others ask does not wait behind them. */
  private static final int RESUMES_AT_ONCE = 16;

  private final ContextInternal context;
  private final EventBus bus;
  private final int loop;
  private final DeliveryOptions options;
  private final Map<Service, String> addresses = new EnumMap<>(Service.class);
  private final Admission resumes = new Admission(RESUMES_AT_ONCE);

  /** Calls in the order of their time-outs; one that is answered stays until it is the first. */
  private final Deque<PendingCall> pending = new ArrayDeque<>();

  /**
   * To be made on the event loop.
   *
   * @param options with the time-out
   */
  public ServiceBus(Vertx vertx, int loop, DeliveryOptions options) {
    this.context = (ContextInternal) vertx.getOrCreateContext();
    this.bus = vertx.eventBus();
    this.loop = loop;
    this.options = options;
    for (Service service : Service.values()) {
      addresses.put(service, Bus.address(service.address(), loop));
    }
    vertx.setPeriodic(SWEEP_MS, timer -> sweep());
  }

  /** Calls the service of the method; never fails. */
  Future<Outcome> call(ServiceCall call) {
    Promise<Outcome> outcome = context.promise();
    long now = System.nanoTime();
    long expires = now + TimeUnit.MILLISECONDS.toNanos(options.getSendTimeout());
    PendingCall asked = new PendingCall(call, outcome, expires);
    forgetAnswered();
    pending.add(asked);
    if (call.method() == Method.RESUME_SESSION) {
      Future<Outcome> unused = resumes.run(() -> send(asked, outcome));
    } else {
      Future<Outcome> unused = send(asked, outcome);
    }
    return outcome.future();
  }

  private Future<Outcome> send(PendingCall asked, Promise<Outcome> outcome) {
    if (!asked.isAnswered()) {
      bus.send(addresses.get(asked.call().method().service()), asked, options);
    }
    return outcome.future();
  }

  private void sweep() {
    long now = System.nanoTime();
    forgetAnswered();
    for (PendingCall first = pending.peek();
        first != null && first.isLate(now);
        first = pending.peek()) {
      first.answer(unavailable());
      forgetAnswered();
    }
  }

  private void forgetAnswered() {
    for (PendingCall first = pending.peek();
        first != null && first.isAnswered();
        first = pending.peek()) {
      pending.remove();
    }
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

  private static Outcome unknown(String what) {
    String id = UUID.randomUUID().toString();
    LOG.log(Level.ERROR, "Error " + id + ": " + what);
    return new Outcome(ErrorCode.UNKNOWN, new ErrorResponse(null, id), null);
  }

  /** The answer's bytes, within the contract's bound. */
  static byte[] encode(@Nullable Long reqId, Outcome outcome) {
    byte[] json = Codec.encodeResponse(reqId, outcome.err(), outcome.body());
    if (json.length <= Framing.MAX_SERVER_MESSAGE) {
      return json;
    }
    Outcome tooLong = unknown("an answer of " + json.length + " bytes");
    return Codec.encodeResponse(reqId, tooLong.err(), tooLong.body());
  }
}
