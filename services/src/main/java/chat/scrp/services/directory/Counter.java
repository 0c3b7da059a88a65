package chat.scrp.services.directory;

import chat.scrp.services.redis.RedisLinks;
import chat.scrp.services.redis.Reply;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.ArrayDeque;

/**
 * Takes a counter of Redis in blocks. Used on one event loop; numbers are never given twice.
 *
 * <p>A Redis that comes back may have lost the newest blocks. So what is left of a block is not
 * used after that, and the next block begins so far behind that those which were lost stay unused.
 */
final class Counter {
  private static final int SKIPPED = 10_000;

  private final RedisLinks links;
  private final String key;
  private final int block;
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

  Future<Long> next() {
    if (waiting.isEmpty() && next <= last) {
      askEarly();
      return Future.succeededFuture(next++);
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
    doubtful = false;
    links
        .current()
        .send(Request.cmd(Command.INCRBY).arg(key).arg(skips ? SKIPPED + block : block))
        .onComplete(
            reply -> {
              asking = false;
              if (reply.succeeded()) {
                taken = true;
                nextLast = Reply.number(reply.result());
                nextFirst = nextLast - block + 1;
                serve();
              } else {
                doubtful |= skips;
                failAll(reply.cause());
              }
            });
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
