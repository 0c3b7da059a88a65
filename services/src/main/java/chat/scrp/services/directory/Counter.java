package chat.scrp.services.directory;

import chat.scrp.services.redis.RedisLinks;
import chat.scrp.services.redis.Reply;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.ArrayDeque;

/**
 * Takes a counter of Redis in blocks. Used on one event loop; numbers are never given twice. Who
 * had to wait for a block makes the next ones larger, so that the counter never bounds the rate.
 *
 * <p>A Redis that comes back may have lost the newest blocks. So what is left of a block is not
 * used after that, and the next block begins so far behind that those which were lost stay unused.
 */
final class Counter {
  private static final int LARGEST_BLOCK = 16 << 10;
  private static final int SKIPPED = 12 * LARGEST_BLOCK;

  private final RedisLinks links;
  private final String key;
  private int block;
  private final ArrayDeque<Promise<Long>> waiting = new ArrayDeque<>();
  private long next = 1;
  private long last;
  private long nextFirst;
  private long nextLast = -1;
  private boolean asking;
  private boolean taken;
  private boolean doubtful;

  Counter(RedisLinks links, String name, int block) {
    this.links = links;
    this.key = "{count}:" + name;
    this.block = block;
  }

  /** Whether there is a number that nobody has to wait for. */
  boolean hasNext() {
    return waiting.isEmpty() && next <= last;
  }

  /** The next number, if {@link #hasNext}. */
  long take() {
    askEarly();
    return next++;
  }

  Future<Long> next() {
    if (hasNext()) {
      return Future.succeededFuture(take());
    }
    Promise<Long> promise = Promise.promise();
    waiting.add(promise);
    serve();
    return promise.future();
  }

  /** Redis was away, or is another one. */
  void reconnected() {
    doubtful |= taken;
    next = 1;
    last = 0;
    nextFirst = 0;
    nextLast = -1;
  }

  /** With half of a block used, the next one is fetched, so that nobody waits for it. */
  private void askEarly() {
    if (last - next < block / 2 && nextLast < nextFirst) {
      ask();
    }
  }

  private void ask() {
    if (asking) {
      return;
    }
    asking = true;
    boolean skips = doubtful;
    int asked = block;
    doubtful = false;
    links
        .current()
        .send(Request.cmd(Command.INCRBY).arg(key).arg(skips ? SKIPPED + asked : asked))
        .onComplete(
            reply -> {
              asking = false;
              if (reply.succeeded()) {
                taken = true;
                nextLast = Reply.number(reply.result());
                nextFirst = nextLast - asked + 1;
                growFor(waiting.size());
                serve();
              } else {
                doubtful |= skips;
                failAll(reply.cause());
              }
            });
  }

  private void growFor(int waiters) {
    while (block > 1 && block < 2 * waiters && block < LARGEST_BLOCK) {
      block *= 2;
    }
  }

  private void serve() {
    while (!waiting.isEmpty()) {
      if (next > last) {
        if (nextLast < nextFirst) {
          ask();
          return;
        }
        next = nextFirst;
        last = nextLast;
        nextFirst = 0;
        nextLast = -1;
      }
      waiting.remove().complete(next++);
    }
  }

  private void failAll(Throwable cause) {
    while (!waiting.isEmpty()) {
      waiting.remove().fail(cause);
    }
  }
}
