package chat.scrp.services.message;

import chat.scrp.services.SearchConfig;
import chat.scrp.services.log.ConversationKey;
import chat.scrp.services.log.LogRow;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One call of SEARCH_MESSAGE or EXPORT_USER: walks down the logs of conversations side by side,
 * always in the one whose next message is the newest, so that what lies before the newest of these
 * next messages is found completely. It ends at the limit, at the end of all logs, or when its time
 * is up.
 *
 * <p>It reads one small page at a time, and pages of all searches of an event loop take turns.
 */
final class MessageSearch {
  private static final int SEEKS_AT_A_TIME = 50;

  private final SearchStore store;
  private final Turns pages;
  private final long user;
  private final Predicate<LogRow> wanted;
  private final int limit;
  private final long until;
  private final Function<Throwable, Future<SearchPage>> refused;

  /** Conversations that have more, the one with the newest next message first. */
  private final PriorityQueue<Source> sources = new PriorityQueue<>();

  /** The first matches found; one more than the limit. */
  private final TreeMap<SearchPlace, Hit> hits = new TreeMap<>();

  /**
   * @param wanted which messages are looked for
   * @param refused what to do where the user may not read
   */
  MessageSearch(
      SearchStore store,
      Turns pages,
      SearchConfig config,
      long user,
      Predicate<LogRow> wanted,
      int limit,
      Function<Throwable, Future<SearchPage>> refused) {
    this.store = store;
    this.pages = pages;
    this.user = user;
    this.wanted = wanted;
    this.limit = limit;
    this.until = System.nanoTime() + config.time().toNanos();
    this.refused = refused;
  }

  /** A message that was found. */
  record Hit(ConversationKey in, String roomId, LogRow row) {}

  /**
   * What was found.
   *
   * @param hits at most the limit
   * @param next behind which the search goes on, or null at the end
   */
  record Found(List<Hit> hits, @Nullable SearchPlace next) {
    @Nullable String cursor() {
      return next == null ? null : next.cursor();
    }
  }

  /** A conversation, and the place of its next message. */
  private record Source(ConversationKey key, SearchPlace next) implements Comparable<Source> {
    @Override
    public int compareTo(Source other) {
      return next.compareTo(other.next);
    }
  }

  Future<Found> run(List<ConversationKey> conversations, @Nullable SearchPlace behind) {
    return seek(conversations, 0, behind).compose(sought -> walk(false)).map(walked -> found());
  }

  private Future<?> seek(List<ConversationKey> all, int begin, @Nullable SearchPlace behind) {
    if (begin >= all.size()) {
      return Future.succeededFuture();
    }
    int end = Math.min(all.size(), begin + SEEKS_AT_A_TIME);
    return pages
        .take(
            () -> {
              List<Future<SearchPage>> seeks = new ArrayList<>();
              for (ConversationKey key : all.subList(begin, end)) {
                seeks.add(
                    store
                        .seek(user, key, behind)
                        .recover(refused)
                        .onSuccess(page -> goOn(key, page)));
              }
              return Future.all(seeks);
            })
        .compose(sought -> seek(all, end, behind));
  }

  private void goOn(ConversationKey key, SearchPage page) {
    if (page.next() > 0) {
      sources.add(new Source(key, SearchPlace.of(page.nextMicros(), key, page.next())));
    }
  }

  /** At least one page is read, so that each call gets further. */
  private Future<?> walk(boolean begun) {
    boolean timeIsUp = begun && System.nanoTime() - until > 0;
    if (timeIsUp || sources.isEmpty() || complete().size() > limit) {
      return Future.succeededFuture();
    }
    Source newest = sources.remove();
    ConversationKey key = newest.key();
    return pages
        .take(() -> store.page(user, key, newest.next().seq()))
        .recover(refused)
        .compose(
            page -> {
              goOn(key, page);
              page.messages().forEach(message -> look(key, page, message));
              return walk(true);
            });
  }

  private void look(ConversationKey key, SearchPage page, SearchPage.Timed message) {
    LogRow row = message.row();
    if (wanted.test(row)) {
      hits.put(SearchPlace.of(message.micros(), key, row.seq()), new Hit(key, page.roomId(), row));
      if (hits.size() > limit + 1) {
        hits.pollLastEntry();
      }
    }
  }

  /** What was found before everything that was not looked at. */
  private SortedMap<SearchPlace, Hit> complete() {
    Source newest = sources.peek();
    return newest == null ? hits : hits.headMap(newest.next());
  }

  private Found found() {
    List<Hit> shown = new ArrayList<>();
    SearchPlace last = null;
    int bytes = MessageHistory.MOST_BYTES;
    for (var hit : complete().entrySet()) {
      bytes -= hit.getValue().row().bytes();
      if (shown.size() == limit || (last != null && bytes < 0)) {
        return new Found(shown, last);
      }
      shown.add(hit.getValue());
      last = hit.getKey();
    }
    Source newest = sources.peek();
    return new Found(shown, newest == null ? null : justBefore(newest.next()));
  }

  /** The place behind which the next message of a conversation comes first. */
  private static SearchPlace justBefore(SearchPlace next) {
    return new SearchPlace(next.micros(), next.conversation(), next.seq() + 1);
  }
}
