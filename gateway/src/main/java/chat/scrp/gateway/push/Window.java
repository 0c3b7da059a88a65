package chat.scrp.gateway.push;

import chat.scrp.services.log.Position;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The pushes of one connection that wait for ACK_PUSH, oldest first. */
final class Window {
  private record Waiting(long pushId, Cursor cursor, long position) {}

  private final int bound;
  private final Deque<Waiting> waiting = new ArrayDeque<>();

  Window(int bound) {
    this.bound = bound;
  }

  /** How many more pushes may be written. */
  int left() {
    return Math.max(0, bound - waiting.size());
  }

  void written(long pushId, Cursor cursor, long position) {
    waiting.add(new Waiting(pushId, cursor, position));
    cursor.unacknowledged++;
  }

  /** Settles everything up to that push; returns the cursors that moved. */
  List<Cursor> acknowledge(long pushId) {
    if (waiting.stream().noneMatch(push -> push.pushId == pushId)) {
      return List.of();
    }
    Set<Cursor> moved = new LinkedHashSet<>();
    Waiting push;
    do {
      push = waiting.remove();
      Cursor cursor = push.cursor;
      cursor.unacknowledged--;
      boolean all = cursor.unacknowledged == 0 || Position.isBefore(cursor.position, push.position);
      cursor.settled = all ? cursor.position : push.position;
      moved.add(cursor);
    } while (push.pushId != pushId);
    return new ArrayList<>(moved);
  }
}
