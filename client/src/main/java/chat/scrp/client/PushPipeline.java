package chat.scrp.client;

import static chat.scrp.client.Told.tell;
import static java.lang.System.Logger.Level.WARNING;

import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.ServerFrame;
import chat.scrp.protocol.model.MessageObject;
import chat.scrp.protocol.model.Target;
import chat.scrp.protocol.request.ReceiveMessage;
import chat.scrp.protocol.response.ReceiveMessageResponse;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hands pushes to the listener one after the other. Before a message that does not follow the one
 * before it, the hole is fetched; meanwhile later pushes wait. Used on the event loop of the client
 * only.
 */
final class PushPipeline {
  private static final System.Logger LOG = System.getLogger(PushPipeline.class.getName());
  private static final int MAX_WAITING = 10_000;

  /** With more than this waiting, the connection is not read. */
  private static final int FULL = 1_000;

  private static final int PAGE = 200;
  private static final Set<ErrorCode> NOTHING_TO_READ =
      EnumSet.of(ErrorCode.USER_NOT_FOUND, ErrorCode.ROOM_NOT_FOUND, ErrorCode.FORBIDDEN);

  private final ScrpListener listener;
  private final Calls calls;
  private final Conversations conversations = new Conversations();
  private final Deque<Supplier<Future<Void>>> waiting = new ArrayDeque<>();
  private final Feed<ServerFrame.Push> pushes;
  private final Feed<ReceivedMessage> messages;
  private final Consumer<Long> handled;
  private final Runnable giveUp;
  private final Runnable drained;
  private boolean busy;
  private int connection;
  private @Nullable String userId;

  /**
   * Creates one.
   *
   * @param listener who is told
   * @param context the event loop
   * @param calls fetches holes
   * @param handled is told the push_id of every kept push that the listener is done with
   * @param giveUp is run where only a new connection helps: more pushes wait than there may be, or
   *     a hole cannot be fetched
   * @param drained is run when nothing waits any more
   */
  PushPipeline(
      ScrpListener listener,
      Context context,
      Calls calls,
      Consumer<Long> handled,
      Runnable giveUp,
      Runnable drained) {
    this.listener = listener;
    this.calls = calls;
    this.pushes = new Feed<>(context);
    this.messages = new Feed<>(context);
    this.handled = handled;
    this.giveUp = giveUp;
    this.drained = drained;
  }

  /** Every push, to subscribers. */
  Feed<ServerFrame.Push> pushes() {
    return pushes;
  }

  /** Every new message, to subscribers. */
  Feed<ReceivedMessage> messages() {
    return messages;
  }

  /** Whether so much waits that nothing more should be read. */
  boolean full() {
    return waiting.size() > FULL;
  }

  /** The client is closed. */
  void end() {
    waiting.clear();
    pushes.end();
    messages.end();
  }

  /** A user is logged in; what is known of another user's conversations is dropped. */
  void user(String newUserId) {
    if (!newUserId.equals(userId)) {
      conversations.clear();
    }
    userId = newUserId;
  }

  /** Nothing that is known of conversations holds any more. */
  void reset() {
    conversations.clear();
  }

  /** The conversation is known up to a number: it was entered just now. */
  void entered(Target conversation, long lastSeq) {
    conversations.forget(conversation);
    conversations.startAt(conversation, lastSeq);
  }

  /** This connection sent a message, whose push does not come here. */
  void sent(Target conversation, long seq) {
    conversations.noteOwn(conversation, seq);
  }

  /** The connection was away: fetches what every known conversation may have got meanwhile. */
  void catchUp() {
    for (Target conversation : conversations.all()) {
      enqueue(() -> fetch(conversation, Long.MAX_VALUE));
    }
  }

  /** A push came. */
  void push(ServerFrame.Push push) {
    int from = connection;
    enqueue(() -> handle(push).onSuccess(done -> acknowledge(push, from)));
  }

  /**
   * The connection is lost: what came over it and still waits is handed on, but not acknowledged.
   */
  void lost() {
    connection++;
  }

  private void enqueue(Supplier<Future<Void>> step) {
    if (waiting.size() >= MAX_WAITING) {
      waiting.clear();
      giveUp.run();
      return;
    }
    waiting.add(step);
    if (!busy) {
      run();
    }
  }

  /** Runs what waits until a step has to wait itself. */
  private void run() {
    busy = true;
    while (!waiting.isEmpty()) {
      Future<Void> step = attempt(waiting.remove());
      if (!step.isComplete()) {
        step.onComplete(done -> run());
        return;
      }
    }
    busy = false;
    drained.run();
  }

  /** A push that makes no sense must not keep those behind it waiting. */
  private static Future<Void> attempt(Supplier<Future<Void>> step) {
    try {
      return step.get();
    } catch (RuntimeException e) {
      LOG.log(WARNING, "a push could not be handled", e);
      return Future.failedFuture(e);
    }
  }

  private Future<Void> handle(ServerFrame.Push push) {
    tell(() -> listener.onPush(push));
    Future<Void> taken = pushes.offer(push);
    ReceivedMessage placed = PushedMessages.message(push, userId);
    Target ended = PushedMessages.ended(push, userId);
    if (ended != null) {
      conversations.forget(ended);
    }
    return placed == null
        ? taken
        : taken.compose(next -> handle(placed.conversation(), placed.message()));
  }

  private void acknowledge(ServerFrame.Push push, int from) {
    Long pushId = push.pushId();
    if (pushId != null && from == connection) {
      handled.accept(pushId);
    }
  }

  private Future<Void> handle(Target conversation, MessageObject message) {
    // It may have been sent from here, over a connection that was lost: then the answer to its
    // repetition tells, and it is not news.
    return userId != null && userId.equals(message.senderId())
        ? calls.settled(conversation).compose(settled -> place(conversation, message))
        : place(conversation, message);
  }

  private Future<Void> place(Target conversation, MessageObject message) {
    if (!conversations.hasHoleBefore(conversation, message.seq())) {
      return tellNew(conversation, message);
    }
    return fetch(conversation, message.seq())
        .compose(
            fetched -> {
              conversations.startAt(conversation, message.seq() - 1);
              return tellNew(conversation, message);
            });
  }

  /** Fetches page after page until the message before a number, or the newest one, is known. */
  private Future<Void> fetch(Target conversation, long before) {
    ReceiveMessage page =
        new ReceiveMessage(conversation, conversations.contiguous(conversation), null, PAGE);
    return calls
        .submitPersistently(page)
        .map(ReceiveMessageResponse.class::cast)
        .compose(answer -> take(conversation, before, answer))
        .recover(e -> refused(conversation, e));
  }

  private Future<Void> refused(Target conversation, Throwable cause) {
    if (cause instanceof ScrpException answer && NOTHING_TO_READ.contains(answer.error())) {
      conversations.forget(conversation);
      return Future.succeededFuture();
    }
    if (cause instanceof NoAnswerException) {
      giveUp.run();
    }
    return Future.failedFuture(cause);
  }

  private Future<Void> take(Target conversation, long before, ReceiveMessageResponse answer) {
    Future<Void> taken = Future.succeededFuture();
    for (MessageObject message : answer.messages()) {
      taken = taken.compose(next -> takeOne(conversation, message));
    }
    return taken.compose(
        all -> {
          boolean enough = conversations.contiguous(conversation) >= before - 1;
          return answer.more() && !answer.messages().isEmpty() && !enough
              ? fetch(conversation, before)
              : Future.succeededFuture();
        });
  }

  private Future<Void> takeOne(Target conversation, MessageObject message) {
    // What is still missing before it was trimmed, or sent before the user came.
    conversations.startAt(conversation, message.seq() - 1);
    if (calls.isSending(message.clientMessageId())) {
      conversations.noteOwn(conversation, message.seq());
      return Future.succeededFuture();
    }
    return tellNew(conversation, message);
  }

  private Future<Void> tellNew(Target conversation, MessageObject message) {
    if (!conversations.note(conversation, message.seq())) {
      return Future.succeededFuture();
    }
    tell(() -> listener.onMessage(conversation, message));
    return messages.offer(new ReceivedMessage(conversation, message));
  }
}
