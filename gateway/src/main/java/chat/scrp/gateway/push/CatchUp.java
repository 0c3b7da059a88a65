package chat.scrp.gateway.push;

import chat.scrp.services.log.Delivery;
import chat.scrp.services.log.Page;
import chat.scrp.services.log.Position;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Brings the cursors of one connection that are behind to the heads of their logs: one page at a
 * time, in turns, as the connection has room.
 */
final class CatchUp {
  private final Feed feed;
  private final LoopPushes loop;
  private final PushWriter writer;
  private final Deque<Cursor> behind = new ArrayDeque<>(1);
  private boolean reading;

  CatchUp(Feed feed, LoopPushes loop, PushWriter writer) {
    this.feed = feed;
    this.loop = loop;
    this.writer = writer;
  }

  void add(Cursor cursor) {
    cursor.state = Cursor.State.BEHIND;
    behind.add(cursor);
  }

  /** Reads the next page of the next conversation, if there is room for it. */
  void pump() {
    while (!reading && feed.isAttached() && !behind.isEmpty()) {
      if (!writer.hasRoom(loop.limits().pageBytes())) {
        return;
      }
      Cursor cursor = behind.remove();
      if (cursor.state == Cursor.State.BEHIND) {
        read(cursor);
      }
    }
  }

  private void read(Cursor cursor) {
    reading = true;
    long known = cursor.head;
    loop.counts().page();
    int entries = writer.atMost(loop.limits().pageEntries());
    loop.reader()
        .read(feed.user(), cursor.key, cursor.position, entries, loop.limits().pageBytes())
        .onComplete(
            page -> {
              reading = false;
              if (!feed.isAttached()) {
                return;
              }
              if (page.succeeded()) {
                turn(cursor, page.result(), known);
                pump();
              } else {
                behind.add(cursor);
                loop.later(this::pump);
              }
            });
  }

  private void turn(Cursor cursor, Page page, long known) {
    for (Delivery delivery : page.deliveries()) {
      if (cursor.state == Cursor.State.BEHIND
          && Position.isBefore(cursor.position, delivery.position())) {
        if (!feed.deliver(cursor, delivery)) {
          // Pushes are longer than what is stored of them; the rest is read again.
          behind.add(cursor);
          return;
        }
        if (delivery.ends()) {
          feed.close(cursor);
        }
      }
    }
    if (cursor.state != Cursor.State.BEHIND) {
      return;
    }
    if (!page.open()) {
      // The user has left: opening again finds the farewell.
      feed.openAnew(cursor);
      return;
    }
    if (Position.isBefore(cursor.position, page.position())) {
      feed.advance(cursor, page.position());
    }
    if (page.more()) {
      behind.add(cursor);
      return;
    }
    cursor.rejoin = false;
    if (page.deliveries().isEmpty() && cursor.head == known) {
      // What was known before the log was read, and is not in it, exists no more.
      cursor.head = cursor.position;
    }
    feed.catchUpOrLive(cursor);
  }
}
