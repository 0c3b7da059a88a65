package chat.scrp.gateway.push;

import chat.scrp.services.log.DeliveredMarks;
import chat.scrp.services.log.DeliveredMarks.Advance;
import chat.scrp.services.log.Position;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The delivered marks of one event loop that the store does not know yet; stored together, soon. A
 * mark that cannot be stored is tried again; a crash repeats pushes and loses none.
 */
final class Marks {
  private static final int ADVANCES_PER_CALL = 500;

  private final Timers timers;
  private final MarkStore store;
  private final long delayMs;
  private List<Cursor> dirty = new ArrayList<>();
  private boolean scheduled;

  Marks(Timers timers, MarkStore store, long delayMs) {
    this.timers = timers;
    this.store = store;
    this.delayMs = delayMs;
  }

  /** The cursor has moved. */
  void moved(Cursor cursor) {
    if (!cursor.dirty) {
      cursor.dirty = true;
      dirty.add(cursor);
      if (!scheduled) {
        scheduled = true;
        timers.after(delayMs, this::tick);
      }
    }
  }

  private void tick() {
    scheduled = false;
    List<Cursor> now = dirty;
    dirty = new ArrayList<>();
    List<Cursor> due = new ArrayList<>(now.size());
    for (Cursor cursor : now) {
      cursor.dirty = false;
      if (cursor.heldTicks > 0 && cursor.feed.isAttached()) {
        cursor.heldTicks--;
        moved(cursor);
      } else {
        due.add(cursor);
      }
    }
    flush(due);
  }

  /** Stores every mark that has moved; completes when that is done or has failed. */
  Future<Void> flushAll() {
    List<Cursor> now = dirty;
    dirty = new ArrayList<>();
    now.forEach(cursor -> cursor.dirty = false);
    return flush(now);
  }

  /** Stores the marks of these cursors now; fails when one could not be stored. */
  Future<Void> flush(Collection<Cursor> cursors) {
    List<Cursor> moved = new ArrayList<>();
    for (Cursor cursor : cursors) {
      cursor.feed.settle(cursor);
      if (Position.isBefore(cursor.marked, cursor.settled)) {
        moved.add(cursor);
      } else if (cursor.feed.unsettled(cursor)) {
        moved(cursor);
      }
    }
    List<Future<Void>> calls = new ArrayList<>();
    for (int from = 0; from < moved.size(); from += ADVANCES_PER_CALL) {
      calls.add(store(moved.subList(from, Math.min(moved.size(), from + ADVANCES_PER_CALL))));
    }
    return Future.join(calls).mapEmpty();
  }

  private Future<Void> store(List<Cursor> cursors) {
    List<Advance> advances = new ArrayList<>(cursors.size());
    for (Cursor cursor : cursors) {
      advances.add(new Advance(cursor.key, cursor.feed.user(), cursor.marked, cursor.settled));
    }
    return store
        .store(new DeliveredMarks(advances))
        .onComplete(done -> stored(cursors, advances, done.succeeded()));
  }

  private void stored(List<Cursor> cursors, List<Advance> advances, boolean succeeded) {
    for (int i = 0; i < cursors.size(); i++) {
      Cursor cursor = cursors.get(i);
      long to = advances.get(i).to();
      if (succeeded && Position.isBefore(cursor.marked, to)) {
        cursor.marked = to;
      }
      if (cursor.feed.isAttached() && (!succeeded || cursor.feed.unsettled(cursor))) {
        moved(cursor);
      }
    }
  }
}
