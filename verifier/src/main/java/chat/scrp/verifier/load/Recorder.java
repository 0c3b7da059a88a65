package chat.scrp.verifier.load;

import chat.scrp.client.FrameConnection;
import chat.scrp.client.FrameTap;
import chat.scrp.verifier.history.EventKind;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes each connection of a client, and each frame of it, into the history: before the frame goes
 * to the socket, and after it came from there, before the client sees it. Can make the client read
 * slowly.
 */
final class Recorder implements FrameTap {
  private static final int SLOW_BYTES = 100;
  private static final long SLOW_MILLIS = 50;

  private final Scene scene;
  private final String user;
  private final Slowness slowness;
  private int number;
  private @Nullable FrameConnection connection;
  private @Nullable Trickle trickle;

  Recorder(Scene scene, String user, Slowness slowness) {
    this.scene = scene;
    this.user = user;
    this.slowness = slowness;
  }

  @Override
  public void connecting(URI address) {
    number = scene.nextConnection();
    note(
        EventKind.OPEN,
        Transport.of(address.getScheme()) + " " + address.getHost() + ":" + address.getPort());
  }

  @Override
  public void connected(FrameConnection made) {
    connection = made;
  }

  @Override
  public void sent(byte[] frame) {
    note(EventKind.SENT, new String(frame, StandardCharsets.UTF_8));
  }

  @Override
  public void received(byte[] frame) {
    String json = new String(frame, StandardCharsets.UTF_8);
    note(EventKind.GOT, json);
    if (json.startsWith("{\"push_id\"")) {
      scene.counters.pushes.incrementAndGet();
      slowness.came();
    } else if (json.contains("\"err\":503")) {
      scene.counters.unavailable.incrementAndGet();
    }
    if (trickle != null) {
      trickle.got(frame.length);
    }
  }

  @Override
  public void closed(String why) {
    connection = null;
    trickle = null;
    note(EventKind.CLOSED, why);
  }

  private void note(EventKind kind, String text) {
    scene.history.note(kind, number, user, text);
  }

  /** Reads nothing on this connection for a while. */
  void stopReading(long millis) {
    FrameConnection stuck = connection;
    if (stuck != null && trickle == null) {
      stuck.pause();
      scene.loop.after(millis, stuck::resume);
    }
  }

  /** Reads only a little on this connection for a while. */
  void readSlowly(long millis) {
    FrameConnection slow = connection;
    if (slow != null && trickle == null) {
      Trickle begun = new Trickle(slow);
      trickle = begun;
      begun.turn();
      scene.loop.after(millis, begun::end);
    }
  }

  /** Lets through so many bytes per turn; a frame that is longer is paid back by later turns. */
  private final class Trickle {
    private final FrameConnection slow;
    private long budget;

    Trickle(FrameConnection slow) {
      this.slow = slow;
    }

    void turn() {
      if (trickle == this) {
        budget = Math.min(SLOW_BYTES, budget + SLOW_BYTES);
        if (budget > 0) {
          slow.resume();
        }
        scene.loop.after(SLOW_MILLIS, this::turn);
      }
    }

    void got(int bytes) {
      budget -= bytes;
      if (budget <= 0) {
        slow.pause();
      }
    }

    void end() {
      if (trickle == this) {
        trickle = null;
        slow.resume();
      }
    }
  }
}
