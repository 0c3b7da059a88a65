package chat.scrp.gateway.socket;

import chat.scrp.gateway.GatewayConfig;
import chat.scrp.gateway.dispatch.Client;
import chat.scrp.gateway.dispatch.CloseReason;
import chat.scrp.gateway.dispatch.RequestQueue;
import chat.scrp.gateway.dispatch.RequestRate;
import chat.scrp.gateway.dispatch.SessionState;
import chat.scrp.protocol.model.Transport;
import chat.scrp.services.dispatch.ClientInfo;
import chat.scrp.services.dispatch.Origin;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.socket.DuplexChannel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One client, whatever it came through: frames go in, answers and pushes go out through the outbox.
 * A transport feeds it and does its closing. All of it runs on the connection's event loop.
 */
final class Connection implements Client {

  /** What differs between TCP and WebSocket. */
  interface Wire {
    /** Closes in the transport's way, after what was written. */
    void close(CloseReason reason);

    /** Called by the sweep, about twice a second. */
    void tick(long now);
  }

  /** How long a peer that was given up may still fill the receive buffer. */
  private static final long UNREAD_MS = 200;

  private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final long WRITTEN_LATELY = TimeUnit.MINUTES.toNanos(2);

  private final SocketLoop loop;
  private final String id;
  private final String address;
  private final @Nullable String network;
  private final ChannelHandlerContext channel;
  private final Wire wire;
  private final Outbox outbox;
  private final RequestQueue requests;
  private final RequestRate rate;

  /** Frames that arrived while too many requests were in flight; at most what one read brought. */
  private final Deque<byte[]> backlog = new ArrayDeque<>(1);

  private Transport transport;
  private SessionState session = SessionState.LOGGED_OFF;
  private @Nullable ClientInfo clientInfo;
  private int badFrames;
  private long lastHeard;
  private long frameBegan;
  private long progress;
  private long lastProgress;
  private long lastLook;
  private long offeredAtLook;
  private long lastWritten;
  private boolean paused;
  private @Nullable CloseReason closing;
  private boolean closeSent;
  private long closedAt;
  private boolean open = true;
  private boolean missed;
  private boolean inputEnded;
  private long takenForSure;

  /** Whether the client has shown how it frames. */
  private boolean framed;

  Connection(
      SocketLoop loop,
      String address,
      Transport transport,
      ChannelHandlerContext channel,
      Wire wire) {
    this.loop = loop;
    this.id = loop.nextConnectionId();
    this.address = address;
    this.network = loop.network(address);
    this.transport = transport;
    this.channel = channel;
    this.wire = wire;
    GatewayConfig.Limits limits = loop.config().limits();
    this.outbox =
        new Outbox(
            channel,
            loop.flushes(),
            limits.outboundBytes(),
            this::roomMade,
            loop.counts()::dataOut);
    this.requests = new RequestQueue(limits.readsInFlight(), () -> outbox.hasRoom(1), this::answer);
    this.rate =
        new RequestRate(limits.requestsPerSecond(), limits.requestBurst(), System.nanoTime());
    this.lastHeard = loop.now();
    this.lastProgress = lastHeard;
    loop.add(this);
    loop.door().entered(network);
  }

  // ---- from the transport

  void framing(Transport changed, WireFraming framing) {
    transport = changed;
    framed = true;
    outbox.framing(framing);
  }

  /**
   * Writes what is for every connection; a client that has not spoken yet would not understand it.
   */
  void tell(byte[] json) {
    if (framed) {
      outbox.write(json);
    }
  }

  /** Bytes arrived. */
  void heard(int bytes) {
    loop.counts().dataIn(bytes);
    lastHeard = loop.now();
  }

  /** What arrived by now ends inside a frame, or does not. */
  void endsInside(boolean frame) {
    frameBegan = !frame ? 0 : frameBegan == 0 ? loop.now() : frameBegan;
  }

  /** A complete frame arrived. */
  void frame(byte[] json) {
    frameBegan = 0;
    if (closing != null || !open) {
      return;
    }
    if (backlog.isEmpty() && mayTake()) {
      take(json);
    } else {
      backlog.add(json);
    }
    regulate();
  }

  /** A request over the limit arrived: its 233 is the last word. */
  void tooLong() {
    takeAll();
    if (closing == null) {
      loop.dispatcher().refuse(this);
      closeAfterAnswers(CloseReason.TOO_LONG);
    }
  }

  /** The peer says no more; it may still read, or have been gone when it was written to. */
  void endOfInput() {
    missed = loop.kernel().hasMissed(channel.channel());
    inputEnded = true;
    regulate();
  }

  /** The channel is gone. */
  void closed() {
    if (!open) {
      return;
    }
    open = false;
    backlog.clear();
    requests.clear();
    outbox.close();
    loop.remove(this);
    loop.door().left(network, session.caller() == null);
    loop.ended(this);
  }

  // ---- flow

  private boolean mayTake() {
    return requests.size() < loop.config().limits().requestsInFlight() && outbox.hasRoom(1);
  }

  private void take(byte[] json) {
    boolean readable = loop.dispatcher().dispatch(this, json);
    badFrames = readable ? 0 : badFrames + 1;
    if (badFrames >= loop.config().limits().badFrames()) {
      closeAfterAnswers(CloseReason.BAD_FRAMES);
    }
  }

  private void takeAll() {
    for (byte[] json = backlog.poll(); json != null && closing == null; json = backlog.poll()) {
      take(json);
    }
  }

  private void regulate() {
    while (!backlog.isEmpty() && open && closing == null && mayTake()) {
      take(backlog.remove());
    }
    if (inputEnded && backlog.isEmpty() && closing == null && open) {
      // What was asked before is answered.
      closeAfterAnswers(CloseReason.SILENT);
      return;
    }
    // What arrives while the connection closes is thrown away, so that nothing is left unread.
    // Behind the end of the input there is nothing more, and epoll would not take it up again.
    boolean full = closing == null && !inputEnded && !mayTake();
    if (full != paused) {
      paused = full;
      // While nothing is read, the client can neither be heard nor complete a frame.
      lastHeard = loop.now();
      frameBegan = frameBegan == 0 ? 0 : lastHeard;
      reading(!full);
    }
  }

  private void answer(byte[] json) {
    outbox.write(json);
    loop.answered(this);
  }

  /** At the channel itself: a pause of the Vert.x socket would go on buffering for a while. */
  private void reading(boolean on) {
    channel.channel().config().setAutoRead(on);
  }

  private void roomMade() {
    requests.advance();
    regulate();
    if (session instanceof SessionState.LoggedIn in) {
      in.feed().roomMade();
    }
  }

  // ---- as dispatching and pushing see it

  @Override
  public String id() {
    return id;
  }

  @Override
  public Origin origin(@Nullable ClientInfo info) {
    return new Origin(id, address, network, transport.wireName(), loop.index(), info);
  }

  @Override
  public @Nullable ClientInfo clientInfo() {
    return clientInfo;
  }

  @Override
  public void clientInfo(ClientInfo info) {
    clientInfo = info;
  }

  @Override
  public SessionState session() {
    return session;
  }

  @Override
  public void session(SessionState state) {
    boolean guest = session.caller() == null;
    session = state;
    if (open && guest != (state.caller() == null)) {
      loop.door().changed(network, !guest);
    }
    lastHeard = loop.now();
  }

  @Override
  public RequestQueue requests() {
    return requests;
  }

  @Override
  public RequestRate rate() {
    return rate;
  }

  @Override
  public boolean isOpen() {
    return open;
  }

  @Override
  public void write(byte[] json) {
    outbox.write(json);
  }

  @Override
  public boolean hasRoom(int bytes) {
    // Nobody may be there any more to read what is pushed to a connection that closes.
    return closing == null && outbox.hasRoom(bytes);
  }

  @Override
  public void flush() {
    outbox.flush();
  }

  @Override
  public long offered() {
    return outbox.offered();
  }

  @Override
  public long taken() {
    takenForSure = missed ? takenForSure : outbox.taken();
    return takenForSure;
  }

  @Override
  public void forcedOff() {
    loop.ended(this);
  }

  // ---- ending

  @Override
  public void closeAfterAnswers(CloseReason reason) {
    if (closing == null && open) {
      closing = reason;
      backlog.clear();
      regulate();
      closeWhenAnswered();
    }
  }

  /** To be called when a turn is over in which something was answered. */
  void turnOver() {
    if (closing == null) {
      regulate();
    } else {
      closeWhenAnswered();
    }
  }

  private void closeWhenAnswered() {
    CloseReason reason = closing;
    if (reason != null && !closeSent && requests.size() == 0) {
      closeSent = true;
      closedAt = loop.now();
      outbox.flush();
      wire.close(reason);
    }
  }

  /** Ends it at once, also when the peer takes nothing. */
  void cut() {
    // From the head of the pipeline: a close that begins at its tail waits behind pending writes.
    ChannelFuture unused = channel.pipeline().firstContext().close();
  }

  /** Called about twice a second. */
  void tick(long now) {
    GatewayConfig.Timing timing = loop.config().timing();
    if (isStuck(now, timing.stuck().toNanos())) {
      loop.slowCut();
      giveUp();
    } else if (isDead(now)) {
      cut();
    } else if (closeSent && now - closedAt > timing.linger().toNanos()) {
      cut();
    } else if (frameBegan != 0 && !paused && now - frameBegan > timing.frame().toNanos()) {
      closeAfterAnswers(CloseReason.INCOMPLETE_FRAME);
    } else if (isSilent(now, timing.silence().toNanos())) {
      closeAfterAnswers(CloseReason.SILENT);
    }
    wire.tick(now);
  }

  /**
   * The peer takes nothing: forgets what waits here, but lets the kernel go on with what it took. A
   * plain close would reset the connection if the peer has sent something unread.
   */
  private void giveUp() {
    ChannelFuture unused =
        channel.channel() instanceof DuplexChannel duplex
            ? duplex.shutdownOutput()
            : channel.channel().newSucceededFuture();
    reading(true);
    closed();
    loop.vertx().setTimer(UNREAD_MS, timer -> cut());
  }

  /** Only who was written to lately is looked at; keep-alive looks after the others. */
  private boolean isDead(long now) {
    if (now - lastLook < LOOK_NANOS) {
      return false;
    }
    lastLook = now;
    if (outbox.offered() != offeredAtLook || outbox.waiting() > 0) {
      offeredAtLook = outbox.offered();
      lastWritten = now;
    }
    return now - lastWritten < WRITTEN_LATELY && loop.kernel().isDead(channel.channel());
  }

  private boolean isSilent(long now, long limit) {
    return session.caller() == null && requests.size() == 0 && now - lastHeard > limit;
  }

  private boolean isStuck(long now, long limit) {
    long current = outbox.progress();
    if (outbox.waiting() == 0 || current != progress) {
      progress = current;
      lastProgress = now;
      return false;
    }
    return now - lastProgress > limit;
  }

  long waitingBytes() {
    return outbox.waiting();
  }

  Transport transport() {
    return transport;
  }
}
