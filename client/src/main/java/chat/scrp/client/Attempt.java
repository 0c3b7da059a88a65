package chat.scrp.client;

import static chat.scrp.client.Told.tell;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a client, from the attempt to its end. Used on the event loop of the client
 * only.
 */
final class Attempt implements FrameReceiver {
  /** Whose connection it is. */
  interface Owner {
    /** There is a connection. Whoever does not want it any more closes it. */
    void connected(Attempt attempt);

    void received(byte[] frame);

    /** There is none, or none any more; comes once. */
    void lost(String why);

    /** Asks the server for anything; fails with {@link NoAnswerException} where it is silent. */
    Future<?> ask();
  }

  private final Vertx vertx;
  private final Owner owner;
  private final FrameTap tap;
  private @Nullable FrameConnection connection;
  private boolean over;
  private boolean heard;
  private boolean spoke;
  private boolean paused;
  private long heardAt = System.nanoTime();
  private long heartbeat = -1;

  Attempt(Vertx vertx, Owner owner, FrameTap tap) {
    this.vertx = vertx;
    this.owner = owner;
    this.tap = tap;
  }

  /** Connects. */
  void start(FrameConnector connector, URI address, Duration heartbeatTime) {
    tell(() -> tap.connecting(address));
    connector
        .open(new Address(address), this)
        .onComplete(
            made -> connected(made, heartbeatTime),
            cause -> end(String.valueOf(cause.getMessage())));
  }

  private void connected(FrameConnection made, Duration heartbeatTime) {
    connection = made;
    heardAt = System.nanoTime();
    heartbeat = vertx.setPeriodic(heartbeatTime.toMillis(), timer -> beat());
    tell(() -> tap.connected(made));
    owner.connected(this);
  }

  @Override
  public void frame(byte[] frame) {
    heard = true;
    heardAt = System.nanoTime();
    if (!over) {
      tell(() -> tap.received(frame));
      owner.received(frame);
    }
  }

  @Override
  public void closed(ConnectionEnd end) {
    end(end.why());
  }

  private void end(String why) {
    if (!over) {
      over = true;
      vertx.cancelTimer(heartbeat);
      tell(() -> tap.closed(why));
      owner.lost(why);
    }
  }

  void send(byte[] frame) {
    if (connection != null && !over) {
      spoke = true;
      tell(() -> tap.sent(frame));
      connection.send(frame);
    }
  }

  /** Reads on, or stops reading. */
  void read(boolean on) {
    if (connection != null && on == paused) {
      paused = !on;
      if (on) {
        connection.resume();
      } else {
        connection.pause();
      }
    }
  }

  /** Whether nothing came since a time of {@link System#nanoTime()}, though it was waited for. */
  boolean silentSince(long nanos) {
    return !paused && heardAt - nanos < 0;
  }

  /** Leaves at once: a peer that hangs would keep a polite close waiting. */
  void drop(String why) {
    if (connection != null && !over) {
      connection.cut();
      end(why);
    }
  }

  /** Leaves with a goodbye. */
  void close() {
    if (connection != null && !over) {
      connection.close();
      end("the client closed the connection");
    }
  }

  /**
   * Speaks where the client or the server was silent: the server closes connections that are silent
   * and not logged in, and one that does not answer is dead. One that is not read cannot be heard.
   */
  private void beat() {
    if (!paused && (!spoke || !heard)) {
      owner.ask().onFailure(this::dead);
    }
    spoke = false;
    heard = false;
  }

  private void dead(Throwable cause) {
    if (cause instanceof NoAnswerException) {
      drop("the server does not answer");
    }
  }
}
