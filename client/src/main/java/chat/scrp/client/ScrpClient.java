package chat.scrp.client;

import chat.scrp.protocol.ScrpRequest;
import chat.scrp.protocol.ScrpResponse;
import chat.scrp.protocol.ServerFrame;
import chat.scrp.protocol.model.Target;
import chat.scrp.protocol.request.ChangeUserPassword;
import chat.scrp.protocol.request.CreateRoom;
import chat.scrp.protocol.request.DeleteUser;
import chat.scrp.protocol.request.EnterRoom;
import chat.scrp.protocol.request.LogIn;
import chat.scrp.protocol.request.LogOut;
import chat.scrp.protocol.request.SendPrivateMessage;
import chat.scrp.protocol.request.SendRoomMessage;
import chat.scrp.protocol.response.ChangeUserPasswordResponse;
import chat.scrp.protocol.response.EnterRoomResponse;
import chat.scrp.protocol.response.LogInResponse;
import chat.scrp.protocol.response.SendMessageResponse;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A client of SCRP. It may be used from any thread; what it answers and tells comes on its event
 * loop, which must not be blocked.
 *
 * <pre>{@code
 * ScrpClient client = ScrpClient.create(vertx, ClientOptions.of("scrp://localhost"), listener);
 * client
 *     .connect()
 *     .thenCompose(connected -> client.logIn("john_42", "my_very_secure_password"))
 *     .thenCompose(loggedIn -> client.send(Target.room("attic"), "Hello!"));
 * }</pre>
 *
 * <p>A lost connection is made again by itself, and the session on it resumed. Requests that are
 * made meanwhile wait for it. A request that changes something and whose connection is lost before
 * the answer fails with {@link NoAnswerException}; one that only reads is sent again, and so is a
 * message, under the same client_message_id, so that it is stored once.
 */
public final class ScrpClient {
  private final Context context;
  private final Lifecycle lifecycle;
  private final AtomicBoolean closing = new AtomicBoolean();
  private final Promise<Void> closed = Promise.promise();
  private @Nullable Vertx owned;
  private final Account account = new Account(this);
  private final People people = new People(this);
  private final Rooms rooms = new Rooms(this);
  private final Messages messages = new Messages(this);
  private final ServerCalls server = new ServerCalls(this);

  private ScrpClient(Context context, Lifecycle lifecycle) {
    this.context = context;
    this.lifecycle = lifecycle;
  }

  /**
   * A client that is not connected yet, with an event loop of its own, which ends with {@link
   * #close()}.
   */
  public static ScrpClient create(ClientOptions options, ScrpListener listener) {
    FileSystemOptions noFiles =
        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false);
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setFileSystemOptions(noFiles));
    ScrpClient client = create(vertx, options, listener);
    client.owned = vertx;
    return client;
  }

  /** A client that is not connected yet, on an event loop of an existing Vert.x. */
  public static ScrpClient create(Vertx vertx, ClientOptions options, ScrpListener listener) {
    return create(vertx, options, listener, new FrameTap() {});
  }

  /** As {@link #create(Vertx, ClientOptions, ScrpListener)}, with somebody who sees every frame. */
  public static ScrpClient create(
      Vertx vertx, ClientOptions options, ScrpListener listener, FrameTap tap) {
    return create(vertx, options, listener, tap, new SplittableRandom());
  }

  /** As above, with the chance that decides where to connect and how long to wait before. */
  static ScrpClient create(
      Vertx vertx,
      ClientOptions options,
      ScrpListener listener,
      FrameTap tap,
      RandomGenerator random) {
    Context context = vertx.getOrCreateContext();
    return new ScrpClient(context, new Lifecycle(vertx, context, options, listener, tap, random));
  }

  /**
   * Connects. Ends when requests can be made; fails where the first attempt fails and {@link
   * ClientOptions#reconnect()} is off.
   */
  public CompletionStage<Void> connect() {
    return onContext(() -> lifecycle.connect(null));
  }

  /**
   * Connects and goes on with a session. Ends when requests can be made, then also where the
   * session is over: see {@link #state()}.
   */
  public CompletionStage<Void> connect(SavedSession session) {
    return onContext(() -> lifecycle.connect(session));
  }

  /**
   * Makes a request.
   *
   * @param <R> the type that {@link chat.scrp.protocol.Method#responseType()} of the request's
   *     method names
   * @return the fields of the answer; fails with {@link ScrpException} where the answer is an
   *     error, with {@link NoAnswerException} where there is none
   */
  @SuppressWarnings("unchecked") // The codec reads every answer as the type of the method.
  public <R extends ScrpResponse> CompletionStage<R> call(ScrpRequest request) {
    ScrpRequest recognisable = withClientMessageId(request);
    return onContext(() -> submit(recognisable).map(answer -> (R) answer));
  }

  /**
   * As {@link #call}, for a request that is worth making now or not at all: it is never sent again,
   * also where {@link #call} would (a message, and what only reads).
   *
   * @param <R> as for {@link #call}
   * @return as for {@link #call}
   */
  @SuppressWarnings("unchecked") // The codec reads every answer as the type of the method.
  public <R extends ScrpResponse> CompletionStage<R> callOnce(ScrpRequest request) {
    ScrpRequest recognisable = withClientMessageId(request);
    return onContext(
        () ->
            lifecycle
                .calls()
                .submitOnce(recognisable)
                .onSuccess(answer -> learn(recognisable, answer))
                .map(answer -> (R) answer));
  }

  /** Logs in, with {@link ClientOptions#pushAck()}. */
  public CompletionStage<LogInResponse> logIn(String userId, String userPassword) {
    return onContext(
        () -> {
          boolean pushAck = lifecycle.options().pushAck();
          return submit(new LogIn(userId, userPassword, pushAck)).map(LogInResponse.class::cast);
        });
  }

  /** Sends a text to a room or a friend; see {@link Messages#send}. */
  public CompletionStage<SendMessageResponse> send(Target conversation, String text) {
    return messages.send(conversation, text);
  }

  /** The calls that concern the current user itself. */
  public Account account() {
    return account;
  }

  /** The calls that concern other users. */
  public People people() {
    return people;
  }

  /** The calls that concern rooms. */
  public Rooms rooms() {
    return rooms;
  }

  /** The calls that concern messages. */
  public Messages messages() {
    return messages;
  }

  /** The calls that concern the server. */
  public ServerCalls server() {
    return server;
  }

  /**
   * Every push that comes from now on, as {@link ScrpListener#onPush} is told. The slowest
   * subscriber sets the pace: what it has not requested waits, first here, then at the server, and
   * is not acknowledged. Items come on the event loop of the client; a subscriber must not block
   * it.
   */
  public Flow.Publisher<ServerFrame.Push> pushes() {
    return lifecycle.pipeline().pushes();
  }

  /**
   * Every new message that comes from now on, once, in the order of its conversation and without
   * holes, as {@link ScrpListener#onMessage} is told; at the pace of the slowest subscriber, as
   * {@link #pushes()}.
   */
  public Flow.Publisher<ReceivedMessage> received() {
    return lifecycle.pipeline().messages();
  }

  /** How far the client has come. */
  public ClientState state() {
    return lifecycle.state();
  }

  /** What is needed to resume the session later, or null where no user is logged in. */
  public @Nullable SavedSession session() {
    return lifecycle.session();
  }

  /**
   * Gives up the present connection, as if it were lost: another one is made and the session
   * resumed on it. For those who know of the network what the client cannot know yet.
   */
  public void reconnect() {
    var unused =
        onContext(
            () -> {
              lifecycle.reconnect();
              return Future.<Void>succeededFuture();
            });
  }

  /** Closes the connection for good. The session goes on at the server; LOG_OUT ends it. */
  public CompletionStage<Void> close() {
    if (closing.compareAndSet(false, true)) {
      Vertx own = owned;
      context.runOnContext(
          go ->
              lifecycle
                  .close()
                  .eventually(() -> own == null ? Future.succeededFuture() : own.close())
                  .onComplete(closed));
    }
    return closed.future().toCompletionStage();
  }

  private Future<ScrpResponse> submit(ScrpRequest request) {
    return lifecycle.calls().submit(request).onSuccess(answer -> learn(request, answer));
  }

  /**
   * Takes from an answer what the client has to know. Runs before any push behind the answer is
   * looked at.
   */
  private void learn(ScrpRequest request, ScrpResponse answer) {
    PushPipeline pipeline = lifecycle.pipeline();
    if (request instanceof LogIn logIn && answer instanceof LogInResponse session) {
      lifecycle.loggedIn(logIn.userId(), session);
    } else if (request instanceof LogOut || request instanceof DeleteUser) {
      lifecycle.loggedOff();
    } else if (request instanceof SendRoomMessage message
        && answer instanceof SendMessageResponse r) {
      pipeline.sent(Target.room(message.roomId()), r.seq());
    } else if (request instanceof SendPrivateMessage m && answer instanceof SendMessageResponse r) {
      pipeline.sent(Target.user(m.userId()), r.seq());
    } else if (request instanceof CreateRoom room) {
      pipeline.entered(Target.room(room.roomId()), 0);
    } else if (request instanceof EnterRoom room && answer instanceof EnterRoomResponse entered) {
      Long lastSeq = entered.lastSeq();
      if (lastSeq != null) {
        pipeline.entered(Target.room(room.roomId()), lastSeq);
      }
    } else if (request instanceof ChangeUserPassword
        && answer instanceof ChangeUserPasswordResponse changed) {
      lifecycle.newToken(changed.sessionToken());
    }
  }

  private static ScrpRequest withClientMessageId(ScrpRequest request) {
    if (request instanceof SendRoomMessage m && m.clientMessageId() == null) {
      return new SendRoomMessage(m.roomId(), m.text(), UUID.randomUUID().toString());
    }
    if (request instanceof SendPrivateMessage m && m.clientMessageId() == null) {
      return new SendPrivateMessage(m.userId(), m.text(), UUID.randomUUID().toString());
    }
    return request;
  }

  private <T> CompletionStage<T> onContext(Supplier<Future<T>> action) {
    Promise<T> result = Promise.promise();
    try {
      context.runOnContext(go -> action.get().onComplete(result));
    } catch (RejectedExecutionException e) {
      result.fail(new NoAnswerException("not sent: the client was closed"));
    }
    return result.future().toCompletionStage();
  }
}
