package chat.scrp.gateway.push;

import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.ConversationKey.Kind;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** Asks the store where conversations of one connection stand, again and again until it says so. */
final class Opener {
  private static final int AT_ONCE = 256;

  private final Feed feed;
  private final LoopPushes loop;

  Opener(Feed feed, LoopPushes loop) {
    this.feed = feed;
    this.loop = loop;
  }

  /** Opens what the user has and is not open yet. */
  void all() {
    loop.admit(this::allOnce).onFailure(e -> loop.later(this::allAgain));
  }

  private void allAgain() {
    if (feed.isAttached()) {
      all();
    }
  }

  private Future<Void> allOnce() {
    if (!feed.isAttached()) {
      return Future.succeededFuture();
    }
    return loop.subscribe(List.of(ConversationKey.own(feed.user())))
        .compose(subscribed -> loop.flushUser(feed.user()))
        .compose(flushed -> loop.reader().conversations(feed.user()))
        .compose(
            keys -> {
              Future<Void> opened = missing(keys);
              feed.complete = true;
              return opened;
            });
  }

  /** Opens those of these that have no cursor yet, or one without a position. */
  Future<Void> missing(List<ConversationKey> keys) {
    if (!feed.isAttached()) {
      return Future.succeededFuture();
    }
    List<ConversationKey> toOpen = new ArrayList<>();
    for (ConversationKey key : keys) {
      Cursor cursor = feed.cursor(key);
      if (cursor == null) {
        feed.add(key);
      }
      if (cursor == null || !cursor.positioned) {
        toOpen.add(key);
      }
    }
    return bySlices(toOpen, 0);
  }

  private Future<Void> bySlices(List<ConversationKey> keys, int from) {
    if (from >= keys.size() || !feed.isAttached()) {
      return Future.succeededFuture();
    }
    int to = Math.min(keys.size(), from + AT_ONCE);
    List<ConversationKey> slice = keys.subList(from, to);
    List<ConversationKey> rooms = slice.stream().filter(key -> key.kind() == Kind.ROOM).toList();
    return (rooms.isEmpty() ? Future.<Void>succeededFuture() : loop.subscribe(rooms))
        .compose(subscribed -> loop.reader().open(feed.user(), slice))
        .compose(
            openings -> {
              openings.forEach(feed::opened);
              feed.roomMade();
              return bySlices(keys, to);
            });
  }

  /** Opens this one. */
  void one(Cursor cursor) {
    bySlices(List.of(cursor.key), 0).onFailure(e -> loop.later(() -> oneAgain(cursor)));
  }

  private void oneAgain(Cursor cursor) {
    if (feed.isAttached() && cursor.state == Cursor.State.OPENING) {
      one(cursor);
    }
  }
}
