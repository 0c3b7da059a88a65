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
import org.jspecify.annotations.Nullable;

/**
 * Keeps a connection: makes it, resumes the session on it, notices that it is dead, and makes it
 * again. Used on the event loop of the client only.
 */
final class Lifecycle {
  private static final System.Logger LOG = System.getLogger(Lifecycle.class.getName());

  private final Vertx vertx;
  private final ClientOptions options;
  private final ScrpListener listener;
  private final FrameTap tap;
  private final Connector connector;
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
      Connector connector,
      Backoff backoff) {
    this.vertx = vertx;
    this.options = options;
    this.listener = listener;
    this.tap = tap;
    this.connector = connector;
    this.backoff = backoff;
    this.calls = new Calls(vertx, options, this::send);
    this.acknowledgements = new Acknowledgements(calls);
    this.pipeline =
        new PushPipeline(listener, context, calls, this::handled, this::drop, this::regulate);
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

  Future<Void> close() {
    enter(ClientState.CLOSED);
    calls.close("the client was closed");
    firstReady.tryFail(new NoAnswerException("the client was closed"));
    pipeline.end();
    drop();
    return connector.close();
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
    Attempt attempt = new Attempt();
    current = attempt;
    connector.connect(attempt).onComplete(attempt::connected, attempt::closed);
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
      drop();
    }
  }

  private void ready() {
    backoff.reset();
    goingAway = false;
    calls.open();
    firstReady.tryComplete();
  }

  private void lost(@Nullable Throwable cause) {
    current = null;
    calls.lost();
    acknowledgements.lost();
    pipeline.lost();
    if (state == ClientState.CLOSED) {
      return;
    }
    LOG.log(DEBUG, "the connection to {0} is lost", options.address());
    String why = cause == null ? "the connection was closed" : String.valueOf(cause.getMessage());
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
  private void drop() {
    if (current != null) {
      current.close();
    }
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

  private void received(byte[] bytes) {
    tell(() -> tap.received(bytes));
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
            drop();
          }
        });
  }

  private void enter(ClientState next) {
    if (state != next && state != ClientState.CLOSED) {
      state = next;
      tell(() -> listener.onState(next));
    }
  }

  /** One connection, from the attempt to its end. */
  private final class Attempt implements Link.Receiver {
    private @Nullable Link link;
    private boolean over;
    private boolean heard;
    private boolean spoke;
    private boolean paused;
    private long heartbeat = -1;

    void connected(Link newLink) {
      link = newLink;
      if (over || state == ClientState.CLOSED) {
        newLink.close();
        return;
      }
      heartbeat = vertx.setPeriodic(options.heartbeat().toMillis(), timer -> beat());
      SavedSession toResume = session;
      if (toResume == null) {
        enter(ClientState.CONNECTED);
        ready();
      } else {
        begin(toResume);
      }
    }

    @Override
    public void frame(byte[] frame) {
      heard = true;
      if (!over) {
        received(frame);
      }
    }

    @Override
    public void closed(@Nullable Throwable cause) {
      if (!over) {
        over = true;
        vertx.cancelTimer(heartbeat);
        lost(cause);
      }
    }

    void send(byte[] frame) {
      if (link != null) {
        spoke = true;
        tell(() -> tap.sent(frame));
        link.send(frame);
      }
    }

    /** Reads on, or stops reading. */
    void read(boolean on) {
      if (link != null && on == paused) {
        paused = !on;
        if (on) {
          link.resume();
        } else {
          link.pause();
        }
      }
    }

    /** Leaves at once: a peer that hangs would keep a polite close waiting. */
    void close() {
      if (link != null) {
        link.close();
        closed(null);
      }
    }

    /**
     * Speaks where the client or the server was silent: the server closes connections that are
     * silent and not logged in, and one that does not answer is dead. One that is not read cannot
     * be heard.
     */
    private void beat() {
      if (!paused && (!spoke || !heard)) {
        calls.submitNow(new GetTime()).onFailure(this::dead);
      }
      spoke = false;
      heard = false;
    }

    private void dead(Throwable cause) {
      if (cause instanceof NoAnswerException) {
        close();
      }
    }
  }
}
