package chat.scrp.gateway.push;

import chat.scrp.services.log.Position;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes the pushes of one connection, no more than it has room for, and knows how many of them its
 * user has for sure.
 */
final class PushWriter {
  private final LoopPushes loop;
  private final PushReceiver receiver;
  private final @Nullable Window window;
  private @Nullable OncePushes once;

  PushWriter(LoopPushes loop, PushReceiver receiver, boolean pushAck) {
    this.loop = loop;
    this.receiver = receiver;
    this.window = pushAck ? new Window(loop.limits().unacknowledged()) : null;
  }

  /** Whether one push of so many bytes may be written. */
  boolean hasRoom(int bytes) {
    return (window == null || window.left() > 0) && receiver.hasRoom(bytes);
  }

  /** Of so many pushes, how many may be written before one is acknowledged. */
  int atMost(int pushes) {
    return window == null ? pushes : Math.min(pushes, window.left());
  }

  /** Whether it is not for this connection, which caused it or has it from another log. */
  boolean skips(String origin, boolean isOnce, long pushId) {
    return origin.equals(receiver.id()) || (isOnce && isWritten(pushId));
  }

  void write(
      Cursor cursor, long pushId, long position, byte[] json, boolean isOnce, boolean message) {
    if (isOnce) {
      writtenOnce(pushId);
    }
    if (window != null) {
      window.written(pushId, cursor, position);
    }
    receiver.write(json);
    loop.counts().delivered(message);
  }

  /** A push that is not kept: written if there is room, else never. */
  void ephemeral(String origin, @Nullable Long pushId, byte @Nullable [] json) {
    if (json == null || origin.equals(receiver.id())) {
      return;
    }
    if ((pushId != null && isWritten(pushId)) || !receiver.hasRoom(json.length)) {
      return;
    }
    if (pushId != null) {
      writtenOnce(pushId);
    }
    receiver.write(json);
    loop.counts().delivered(false);
  }

  private boolean isWritten(long pushId) {
    return once != null && once.contains(pushId);
  }

  private void writtenOnce(long pushId) {
    if (once == null) {
      once = new OncePushes();
    }
    once.add(pushId);
  }

  // ---- what the user has for sure

  /** The cursor has moved; that is all there is to it where nothing of it waits. */
  void moved(Cursor cursor) {
    if (window != null && cursor.unacknowledged == 0) {
      cursor.settled = cursor.position;
    }
  }

  /** Looks whether more has reached the peer. */
  void settle(Cursor cursor) {
    if (window == null) {
      cursor.settleWritten(receiver.offered(), receiver.taken());
    }
  }

  /** Whether more will be settled without the client's doing. */
  boolean settlesLater(Cursor cursor) {
    return window == null && Position.isBefore(cursor.settled, cursor.position);
  }

  /** The client has this push and all before it; completes when that is stored. */
  Future<Void> acknowledge(long pushId) {
    List<Cursor> moved = window == null ? List.of() : window.acknowledge(pushId);
    return moved.isEmpty() ? Future.succeededFuture() : loop.marks().flush(moved);
  }
}
