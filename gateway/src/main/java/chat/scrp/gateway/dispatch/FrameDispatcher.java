package chat.scrp.gateway.dispatch;

import chat.scrp.gateway.dispatch.RequestQueue.Kind;
import chat.scrp.gateway.dispatch.RequestQueue.Slot;
import chat.scrp.gateway.push.Feed;
import chat.scrp.gateway.push.LoopPushes;
import chat.scrp.protocol.Codec;
import chat.scrp.protocol.DecodedRequest;
import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.Login;
import chat.scrp.protocol.Method;
import chat.scrp.protocol.request.AckPush;
import chat.scrp.protocol.request.SetClientInfo;
import chat.scrp.protocol.response.ErrorResponse;
import chat.scrp.services.dispatch.Caller;
import chat.scrp.services.dispatch.ClientInfo;
import chat.scrp.services.dispatch.Outcome;
import chat.scrp.services.dispatch.ServiceCall;
import chat.scrp.services.dispatch.SessionChange;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/**
 * From a frame to its answer: decodes once, answers what needs no service, hands the rest to the
 * services of this event loop, and applies what the answer means for the log-in.
 */
public final class FrameDispatcher {
  private final ServiceBus bus;
  private final LoopPushes pushes;
  private final RequestCounts counts;
  private final @Nullable RequestLog log;

  /**
   * @param log null: requests are not logged
   */
  public FrameDispatcher(
      ServiceBus bus, LoopPushes pushes, RequestCounts counts, @Nullable RequestLog log) {
    this.bus = bus;
    this.pushes = pushes;
    this.counts = counts;
    this.log = log;
  }

  /** Takes one frame of a connection; says whether it was a JSON object at all. */
  public boolean dispatch(Client client, byte[] frame) {
    DecodedRequest decoded = Codec.decodeRequest(frame);
    client.requests().add(slot(client, decoded));
    return !decoded.unreadable();
  }

  /** Answers 233 to what is no frame, behind the answers before it. */
  public void refuse(Client client) {
    client.requests().add(badRequest(client, null));
  }

  private Slot slot(Client client, DecodedRequest decoded) {
    if (decoded.bad()) {
      return badRequest(client, decoded.reqId());
    }
    long arrived = System.nanoTime();
    return new Slot(kind(decoded.method()), slot -> start(client, slot, decoded, arrived));
  }

  private Slot badRequest(Client client, @Nullable Long reqId) {
    return new Slot(
        // Without a resp_id only its place tells the client which frame was bad.
        Kind.EXCLUSIVE,
        slot -> {
          counts.count(null, ErrorCode.BAD_REQUEST);
          if (log != null) {
            log.unreadable(client, reqId);
          }
          byte[] json = Codec.encodeResponse(reqId, ErrorCode.BAD_REQUEST, null);
          client.requests().answer(slot, json);
        });
  }

  private static Kind kind(Method method) {
    return switch (method) {
      case SEND_ROOM_MESSAGE, SEND_PRIVATE_MESSAGE, SEND_TYPING -> Kind.SEND;
      default -> method.changesState() ? Kind.EXCLUSIVE : Kind.READ;
    };
  }

  private void start(Client client, Slot slot, DecodedRequest decoded, long arrived) {
    ErrorCode error = smallest(decoded.fieldError(), stateError(client, decoded.method()));
    if (error != null) {
      answer(client, slot, decoded, arrived, new Outcome(error, ServiceBus.EMPTY, null));
      return;
    }
    long wait =
        acknowledges(decoded) ? 0 : client.rate().take(cost(decoded.method()), System.nanoTime());
    if (wait > 0) {
      ErrorResponse later = new ErrorResponse(wait, null);
      answer(client, slot, decoded, arrived, new Outcome(ErrorCode.RATE_LIMITED, later, null));
      return;
    }
    Future<Outcome> outcome =
        decoded.request() instanceof AckPush ack ? acknowledge(client, ack) : call(client, decoded);
    outcome.onSuccess(result -> answer(client, slot, decoded, arrived, result));
  }

  /** As how many requests one counts that reads many pages. */
  private static int cost(Method method) {
    return method == Method.SEARCH_MESSAGE || method == Method.EXPORT_USER ? 10 : 1;
  }

  /** An acknowledgement answers a push, so there can only be as many as the server wants. */
  private static boolean acknowledges(DecodedRequest decoded) {
    return decoded.method() == Method.ACK_PUSH;
  }

  private Future<Outcome> call(Client client, DecodedRequest decoded) {
    ClientInfo info =
        decoded.request() instanceof SetClientInfo said
            ? merged(client, said)
            : client.clientInfo();
    ServiceCall call =
        new ServiceCall(
            decoded.method(), decoded.request(), client.origin(info), client.session().caller());
    return bus.call(call);
  }

  private static @Nullable ErrorCode stateError(Client client, Method method) {
    boolean loggedIn = client.session().caller() != null;
    if (method.login() == Login.REQUIRED && !loggedIn) {
      return ErrorCode.USER_NOT_LOGGED_IN;
    }
    boolean logsIn = method == Method.LOG_IN || method == Method.RESUME_SESSION;
    return logsIn && loggedIn ? ErrorCode.USER_ALREADY_LOGGED_IN : null;
  }

  private static @Nullable ErrorCode smallest(@Nullable ErrorCode one, @Nullable ErrorCode other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.number() < other.number() ? one : other;
  }

  private static Future<Outcome> acknowledge(Client client, AckPush ack) {
    Future<Void> stored =
        client.session() instanceof SessionState.LoggedIn in
            ? in.feed().acknowledge(ack.pushId())
            : Future.succeededFuture();
    return stored.transform(
        done ->
            Future.succeededFuture(
                done.succeeded() ? ServiceBus.done() : ServiceBus.unavailable()));
  }

  private void answer(
      Client client, Slot slot, DecodedRequest decoded, long arrived, Outcome outcome) {
    Method method = decoded.method();
    counts.count(method, outcome.err());
    counts.took(method, arrived);
    if (log != null) {
      log.answered(client, decoded, outcome, arrived);
    }
    if (method == Method.SET_CLIENT_INFO && outcome.err() == ErrorCode.SUCCESS) {
      client.clientInfo(merged(client, (SetClientInfo) decoded.request()));
    }
    Feed begun = apply(client, outcome.change());
    byte[] json = ServiceBus.encode(decoded.reqId(), outcome);
    client.requests().answer(slot, json);
    if (begun != null) {
      begun.start();
    }
  }

  private static ClientInfo merged(Client client, SetClientInfo said) {
    ClientInfo before = client.clientInfo();
    return new ClientInfo(
        said.clientNickname() == null && before != null ? before.nickname() : said.clientNickname(),
        said.clientVersion() == null && before != null ? before.version() : said.clientVersion(),
        said.clientDescription() == null && before != null
            ? before.description()
            : said.clientDescription());
  }

  private @Nullable Feed apply(Client client, @Nullable SessionChange change) {
    if (change instanceof SessionChange.LoggedIn in) {
      return logIn(client, in);
    }
    if (change instanceof SessionChange.LoggedOff) {
      logOff(client);
    }
    return null;
  }

  private @Nullable Feed logIn(Client client, SessionChange.LoggedIn in) {
    if (!client.isOpen()) {
      bus.connectionClosed(in.caller());
      return null;
    }
    Feed feed = pushes.feed(client, in.caller(), in.pushAck());
    client.session(new SessionState.LoggedIn(in.caller(), feed));
    return feed;
  }

  private static void logOff(Client client) {
    if (client.session() instanceof SessionState.LoggedIn in) {
      client.session(SessionState.LOGGED_OFF);
      // The user service ended the log-in already; marks that fail to be stored repeat a push.
      in.feed().detach();
    }
  }

  /** The connection is gone, or its log-in was ended from elsewhere: tells the user service. */
  public Future<Void> ended(Client client) {
    if (!(client.session() instanceof SessionState.LoggedIn in)) {
      return Future.succeededFuture();
    }
    Caller caller = in.caller();
    client.session(SessionState.LOGGED_OFF);
    return in.feed().detach().eventually(() -> bus.connectionClosed(caller));
  }
}
