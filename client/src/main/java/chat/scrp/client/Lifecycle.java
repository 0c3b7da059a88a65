package chat.scrp.client;

import static chat.scrp.client.Told.tell;
import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.WARNING;

import chat.scrp.protocol.Codec;
import chat.scrp.protocol.ErrorCode;
import chat.scrp.protocol.MalformedFrameException;
import chat.scrp.protocol.ServerFrame;
import chat.scrp.protocol.model.LogOffReason;
import chat.scrp.protocol.push.ForcedToLoggedOff;
import chat.scrp.protocol.push.ServerGoingAway;
import chat.scrp.protocol.push.StoreReset;
import chat.scrp.protocol.request.GetTime;
import chat.scrp.protocol.request.ResumeSession;
import chat.scrp.protocol.response.LogInResponse;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a connection: makes it, resumes the session on it, notices that it is dead, and makes it
 * again. Used on the event loop of the client only.
 */
final class Lifecycle implements Attempt.Owner {
  private static final System.Logger LOG = System.getLogger(Lifecycle.class.getName());

  private final Vertx vertx;
  private final ClientOptions options;
  private final ScrpListener listener;
  private final FrameTap tap;
  private final FrameConnector connector;
  private final Addresses addresses;
  private final Backoff backoff;
  private final Calls calls;
  private final PushPipeline pipeline;
  private final Acknowledgements acknowledgements;
  private final Promise<Void> firstReady = Promise.promise();
  private volatile ClientState state = ClientState.DISCONNECTED;
  private volatile @Nullable SavedSession session;
  private @Nullable Attempt current;
  private @Nullable String storeEpoch;
  private long notBefore = System.nanoTime();
  private boolean goingAway;

  Lifecycle(
      Vertx vertx,
      Context context,
      ClientOptions options,
      ScrpListener listener,
      FrameTap tap,
      RandomGenerator random) {
    this.vertx = vertx;
    this.options = options;
    this.listener = listener;
    this.tap = tap;
    this.connector = FrameConnector.create(vertx, options);
    this.addresses = new Addresses(options.addresses(), random);
    this.backoff = new Backoff(random, options.longestPause());
    this.calls = new Calls(vertx, options, this::send, this::leftForSilence);
    this.acknowledgements = new Acknowledgements(calls);
    this.pipeline =
        new PushPipeline(listener, context, calls, this::handled, this::giveUp, this::regulate);
  }

  ClientState state() {
    return state;
  }

  @Nullable SavedSession session() {
    return session;
  }

  ClientOptions options() {
    return options;
  }

  Calls calls() {
    return calls;
  }

  PushPipeline pipeline() {
    return pipeline;
  }

  /** Connects, and goes on with a session where there is one. Ends when requests can be made. */
  Future<Void> connect(@Nullable SavedSession toResume) {
    if (state == ClientState.DISCONNECTED && current == null) {
      session = toResume;
      attempt();
    }
    return firstReady.future();
  }

  /** Leaves the connection as if it were lost. */
  void reconnect() {
    drop("another connection was asked for");
  }

  Future<Void> close() {
    enter(ClientState.CLOSED);
    calls.close("the client was closed");
    firstReady.tryFail(new NoAnswerException("the client was closed"));
    pipeline.end();
    if (current != null) {
      current.close();
    }
    return Future.fromCompletionStage(connector.close());
  }

  // ---- sessions

  /** A user is logged in on this connection, or there is a newer token. */
  void loggedIn(SavedSession newSession) {
    session = newSession;
    pipeline.user(newSession.userId());
    enter(ClientState.LOGGED_IN);
    tell(() -> listener.onSession(newSession));
  }

  /** The same, with what the server said of itself. */
  void loggedIn(String userId, LogInResponse answer) {
    storeEpoch(answer.storeEpoch());
    loggedIn(new SavedSession(userId, answer.sessionId(), answer.sessionToken()));
  }

  /** The token of the session was replaced. */
  void newToken(String sessionToken) {
    SavedSession before = session;
    if (before != null) {
      loggedIn(new SavedSession(before.userId(), before.sessionId(), sessionToken));
    }
  }

  /** The session is over; the connection stays. */
  void loggedOff() {
    session = null;
    if (state == ClientState.LOGGED_IN) {
      enter(ClientState.CONNECTED);
    }
  }

  private void storeEpoch(String epoch) {
    String before = storeEpoch;
    storeEpoch = epoch;
    if (before != null && !before.equals(epoch)) {
      pipeline.reset();
      tell(() -> listener.onStoreReset(epoch));
    }
  }

  // ---- connections

  private void attempt() {
    enter(ClientState.CONNECTING);
    Attempt attempt = new Attempt(vertx, this, tap);
    current = attempt;
    attempt.start(connector, addresses.next(), options.heartbeat());
  }

  @Override
  public void connected(Attempt attempt) {
    SavedSession toResume = session;
    if (state == ClientState.CLOSED) {
      attempt.close();
    } else if (toResume == null) {
      enter(ClientState.CONNECTED);
      ready();
    } else {
      begin(toResume);
    }
  }

  @Override
  public Future<?> ask() {
    return calls.submitNow(new GetTime());
  }

  private void begin(SavedSession toResume) {
    calls
        .submitNow(new ResumeSession(toResume.sessionToken(), options.pushAck()))
        .map(LogInResponse.class::cast)
        .onComplete(
            answer -> {
              loggedIn(toResume.userId(), answer);
              ready();
              if (!options.pushAck()) {
                pipeline.catchUp();
              }
            },
            this::notResumed);
  }

  private void notResumed(Throwable cause) {
    if (cause instanceof ScrpException answer
        && answer.error() == ErrorCode.INVALID_SESSION_TOKEN) {
      session = null;
      tell(() -> listener.onLoggedOff(LogOffReason.SESSION_ENDED));
      enter(ClientState.CONNECTED);
      ready();
    } else {
      drop("the session could not be resumed: " + cause.getMessage());
    }
  }

  private void ready() {
    backoff.reset();
    addresses.wentWell();
    goingAway = false;
    calls.open();
    firstReady.tryComplete();
  }

  @Override
  public void lost(String why) {
    current = null;
    calls.lost();
    acknowledgements.lost();
    pipeline.lost();
    if (state == ClientState.CLOSED) {
      return;
    }
    LOG.log(DEBUG, "the connection is lost: {0}", why);
    Duration delay = options.reconnect() ? Duration.ofMillis(delayMs()) : null;
    tell(() -> listener.onConnectionLost(why, delay));
    enter(ClientState.DISCONNECTED);
    if (delay != null) {
      vertx.setTimer(delay.toMillis(), timer -> retry());
    } else {
      calls.close(why);
      firstReady.tryFail(new NoAnswerException(why));
    }
  }

  private void retry() {
    if (state == ClientState.DISCONNECTED && current == null) {
      attempt();
    }
  }

  /**
   * The first attempt comes when a server that went away said, the others further and further
   * apart.
   */
  private long delayMs() {
    if (goingAway) {
      goingAway = false;
      return Math.max(1, TimeUnit.NANOSECONDS.toMillis(notBefore - System.nanoTime()));
    }
    return backoff.nextMs();
  }

  /** Closes the connection, after which the next one is made. */
  private void drop(String why) {
    if (current != null) {
      current.drop(why);
    }
  }

  private void giveUp() {
    drop("the client cannot go on");
  }

  /** Nothing came since a request was sent that should be answered: the connection is dead. */
  private boolean leftForSilence(long sentAt) {
    boolean silent = current != null && current.silentSince(sentAt);
    if (silent) {
      drop("the server does not answer");
    }
    return silent;
  }

  private void send(byte[] frame) {
    if (current != null) {
      current.send(frame);
      regulate();
    }
  }

  /**
   * Reads no further while the subscribers are far behind, unless there is an answer to come: they
   * may be waiting for it.
   */
  private void regulate() {
    if (current != null) {
      current.read(!pipeline.full() || calls.anySent());
    }
  }

  private void handled(long pushId) {
    if (options.pushAck()) {
      acknowledgements.handled(pushId);
    }
  }

  // ---- frames

  @Override
  public void received(byte[] bytes) {
    ServerFrame frame;
    try {
      frame = Codec.decodeServerFrame(bytes);
    } catch (MalformedFrameException e) {
      LOG.log(WARNING, "the server sent a frame that cannot be read: {0}", e.getMessage());
      return;
    }
    if (frame instanceof ServerFrame.Response response) {
      calls.answered(response);
    } else if (frame instanceof ServerFrame.Push push) {
      pushed(push);
    }
    regulate();
  }

  private void pushed(ServerFrame.Push push) {
    pipeline.push(push);
    if (push.push() instanceof ForcedToLoggedOff off) {
      loggedOff();
      tell(() -> listener.onLoggedOff(off.reason()));
    } else if (push.push() instanceof StoreReset reset) {
      storeEpoch(reset.storeEpoch());
    } else if (push.push() instanceof ServerGoingAway away && options.reconnect()) {
      goAway(away.retryAfterMs());
    }
  }

  private void goAway(long retryAfterMs) {
    long delay = backoff.randomPartOf(retryAfterMs);
    goingAway = true;
    notBefore = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(delay);
    Attempt leaving = current;
    vertx.setTimer(
        delay,
        timer -> {
          if (leaving != null && leaving == current) {
            leaving.close();
          }
        });
  }

  private void enter(ClientState next) {
    if (state != next && state != ClientState.CLOSED) {
      state = next;
      tell(() -> listener.onState(next));
    }
  }
}
