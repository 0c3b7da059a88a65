package chat.scrp.client;

import chat.scrp.protocol.Codec;
import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.Fields;
import chat.scrp.protocol.MalformedFrameException;
import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.ScrpResponse;
import chat.scrp.protocol.ServerFrame;
import chat.scrp.protocol.model.Target;
import chat.scrp.protocol.request.SendPrivateMessage;
import chat.scrp.protocol.request.SendRoomMessage;
import chat.scrp.protocol.response.ErrorResponse;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The requests that are not answered yet. While there is no connection they wait; with one they are
 * sent in the order in which they were made. When it is lost, those that may be repeated wait
 * again, in front of the others, and the rest fail. Used on the event loop of the client only.
 */
final class Calls {
  private static final int MAX_OPEN = 10_000;
  private static final long RETRY_MS = 500;

  private final Vertx vertx;
  private final ClientOptions options;
  private final Consumer<byte[]> sender;
  private final LongPredicate leaveIfSilent;
  private final Deque<Call> waiting = new ArrayDeque<>();
  private final Map<Long, Call> sent = new LinkedHashMap<>();

  /** Every call that has no answer yet, also those that wait for a retry. */
  private final Set<Call> unfinished = new LinkedHashSet<>();

  private boolean open;
  private long lastReqId;

  /**
   * Creates one.
   *
   * @param sender sends frames
   * @param leaveIfSilent leaves the connection where nothing came over it since a time, by {@link
   *     System#nanoTime()}, and says whether it did
   */
  Calls(Vertx vertx, ClientOptions options, Consumer<byte[]> sender, LongPredicate leaveIfSilent) {
    this.vertx = vertx;
    this.options = options;
    this.sender = sender;
    this.leaveIfSilent = leaveIfSilent;
  }

  /** Sends a request as soon as there is a connection that is ready. */
  Future<ScrpResponse> submit(ScrpRequest request) {
    boolean message = clientMessageId(request) != null;
    Duration patience = message ? options.sendRetryTime() : options.requestTimeout();
    boolean repeatable = message || !request.method().changesState();
    return submit(new Call(request, repeatable, false, deadline(patience)));
  }

  /** As {@link #submit}, for a request that is never sent again, whatever it is. */
  Future<ScrpResponse> submitOnce(ScrpRequest request) {
    return submit(new Call(request, false, false, deadline(options.requestTimeout())));
  }

  /**
   * As {@link #submit}, for a request that only reads and that must succeed: also 420 is tried
   * again.
   */
  Future<ScrpResponse> submitPersistently(ScrpRequest request) {
    return submit(new Call(request, true, true, deadline(options.sendRetryTime())));
  }

  private Future<ScrpResponse> submit(Call call) {
    if (unfinished.size() >= MAX_OPEN) {
      return Future.failedFuture(new NoAnswerException(call.name() + ": not sent, too many calls"));
    }
    unfinished.add(call);
    if (open) {
      send(call);
    } else {
      waiting.add(call);
      startTimer(call, remainingMs(call));
    }
    return call.answer.future();
  }

  /** Whether the server owes an answer. */
  boolean anySent() {
    return !sent.isEmpty();
  }

  /** Whether a message with this client_message_id has no answer yet. */
  boolean isSending(@Nullable String clientMessageId) {
    return clientMessageId != null
        && unfinished.stream()
            .anyMatch(call -> clientMessageId.equals(clientMessageId(call.request)));
  }

  /** Ends when the messages to a conversation that have no answer now have one, or failed. */
  Future<Void> settled(Target conversation) {
    List<Future<ScrpResponse>> answers =
        unfinished.stream()
            .filter(call -> conversation.equals(target(call.request)))
            .map(call -> call.answer.future())
            .toList();
    return answers.isEmpty()
        ? Future.succeededFuture()
        : Future.join(answers).<Void>mapEmpty().otherwiseEmpty();
  }

  private static @Nullable Target target(ScrpRequest request) {
    if (request instanceof SendRoomMessage message) {
      return Target.room(message.roomId());
    }
    return request instanceof SendPrivateMessage message ? Target.user(message.userId()) : null;
  }

  private static @Nullable String clientMessageId(ScrpRequest request) {
    if (request instanceof SendRoomMessage message) {
      return message.clientMessageId();
    }
    return request instanceof SendPrivateMessage message ? message.clientMessageId() : null;
  }

  private static long deadline(Duration patience) {
    return System.nanoTime() + patience.toNanos();
  }

  /** Sends a request at once and once only, also while the connection is not ready yet. */
  Future<ScrpResponse> submitNow(ScrpRequest request) {
    Call call = new Call(request, false, false, deadline(options.requestTimeout()));
    unfinished.add(call);
    send(call);
    return call.answer.future();
  }

  /** The connection is ready: what waits is sent. */
  void open() {
    open = true;
    while (open && !waiting.isEmpty()) {
      send(waiting.remove());
    }
  }

  /** The connection is lost. */
  void lost() {
    open = false;
    List<Call> unanswered = new ArrayList<>(sent.values());
    sent.clear();
    for (int i = unanswered.size() - 1; i >= 0; i--) {
      Call call = unanswered.get(i);
      if (call.repeatable) {
        call.reqId = -1;
        startTimer(call, remainingMs(call));
        waiting.addFirst(call);
      }
    }
    for (Call call : unanswered) {
      if (!call.repeatable) {
        fail(call, new NoAnswerException(call.name() + ": the connection was lost"));
      }
    }
  }

  /** There will be no other connection: everything fails. */
  void close(String why) {
    lost();
    waiting.clear();
    for (Call call : List.copyOf(unfinished)) {
      fail(call, new NoAnswerException(call.name() + ": " + why));
    }
  }

  /** An answer came. */
  void answered(ServerFrame.Response response) {
    Call call = response.respId() == null ? null : sent.remove(response.respId());
    if (call == null) {
      return;
    }
    long pause = pauseBeforeRetry(call, response);
    if (response.error() == ErrorCode.SUCCESS) {
      succeed(call, response);
    } else if (pause > 0 && remainingMs(call) > pause) {
      call.reqId = -1;
      startTimer(call, pause);
    } else {
      fail(call, error(call, response));
    }
  }

  /** How long to wait before the request is sent again, in milliseconds; 0: it is not. */
  private static long pauseBeforeRetry(Call call, ServerFrame.Response response) {
    if (response.error() == ErrorCode.SERVICE_UNAVAILABLE && call.repeatable) {
      return RETRY_MS;
    }
    Long retryAfterMs = retryAfterMs(response);
    return response.error() == ErrorCode.RATE_LIMITED && call.persistent
        ? Math.max(RETRY_MS, retryAfterMs == null ? 0 : retryAfterMs)
        : 0;
  }

  private void send(Call call) {
    lastReqId = lastReqId == Fields.MAX_UINT32 ? 1 : lastReqId + 1;
    call.reqId = lastReqId;
    call.sentAt = System.nanoTime();
    sent.put(call.reqId, call);
    startTimer(call, Math.min(options.requestTimeout().toMillis(), remainingMs(call)));
    sender.accept(Codec.encodeRequest(call.reqId, call.request));
  }

  private void startTimer(Call call, long delayMs) {
    stopTimer(call);
    call.timer = vertx.setTimer(Math.max(1, delayMs), timer -> timerFired(call));
  }

  private void stopTimer(Call call) {
    if (call.timer >= 0) {
      vertx.cancelTimer(call.timer);
      call.timer = -1;
    }
  }

  private void timerFired(Call call) {
    call.timer = -1;
    if (call.reqId >= 0 && leaveIfSilent.test(call.sentAt)) {
      return; // What is lost with the connection was dealt with, this call included.
    }
    sent.remove(call.reqId);
    call.reqId = -1;
    if (!call.repeatable || remainingMs(call) <= 1) {
      waiting.remove(call);
      fail(call, new NoAnswerException(call.name() + ": no answer in time"));
    } else if (open) {
      send(call);
    } else if (!waiting.contains(call)) {
      waiting.add(call);
      startTimer(call, remainingMs(call));
    } else {
      startTimer(call, remainingMs(call));
    }
  }

  private static long remainingMs(Call call) {
    return TimeUnit.NANOSECONDS.toMillis(call.deadline - System.nanoTime());
  }

  private void succeed(Call call, ServerFrame.Response response) {
    stopTimer(call);
    unfinished.remove(call);
    try {
      call.answer.complete(response.body().as(call.request.method().responseType()));
    } catch (MalformedFrameException e) {
      call.answer.fail(e);
    }
  }

  private void fail(Call call, RuntimeException cause) {
    stopTimer(call);
    unfinished.remove(call);
    call.answer.fail(cause);
  }

  private static ScrpException error(Call call, ServerFrame.Response response) {
    return new ScrpException(
        call.name(), response.error(), response.errorNumber(), retryAfterMs(response));
  }

  private static @Nullable Long retryAfterMs(ServerFrame.Response response) {
    try {
      return response.body().as(ErrorResponse.class).retryAfterMs();
    } catch (MalformedFrameException e) {
      return null;
    }
  }
}
