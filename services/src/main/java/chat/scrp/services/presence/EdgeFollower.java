package chat.scrp.services.presence;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;

import chat.scrp.services.redis.RedisLinks;
import chat.scrp.services.redis.Reply;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Response;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Hands on who comes and goes, each once and in order, as it is published; what was missed is read
 * from the {@link EdgeLog}, at the latest when it is looked for. It lives on the context where
 * publishes arrive.
 */
public final class EdgeFollower {
  private static final System.Logger LOG = System.getLogger(EdgeFollower.class.getName());

  /** Before it was looked what the newest edge is: what came before concerns nobody here. */
  private static final long UNKNOWN = -1;

  private final Vertx vertx;
  private final Context context;
  private final RedisLinks links;
  private final Consumer<byte[]> receiver;
  private final long timer;
  private long last = UNKNOWN;
  private long newest;
  private boolean reading;

  /**
   * Follows from now on.
   *
   * @param context where {@link #published} is called
   * @param lookMs how often it looks whether something was missed
   * @param receiver gets edges, as JSON
   */
  public EdgeFollower(
      Vertx vertx, Context context, RedisLinks links, long lookMs, Consumer<byte[]> receiver) {
    this.vertx = vertx;
    this.context = context;
    this.links = links;
    this.receiver = receiver;
    this.timer = vertx.setPeriodic(lookMs, tick -> look());
    look();
  }

  public void close() {
    vertx.cancelTimer(timer);
  }

  /** Looks whether something was missed. */
  public void look() {
    context.runOnContext(
        v ->
            EdgeLog.newest(links.current())
                .onSuccess(this::newestIs)
                .onFailure(EdgeFollower::nextTime));
  }

  private static void nextTime(Throwable failure) {
    LOG.log(DEBUG, "who came and went is looked for again later: {0}", failure.getMessage());
  }

  private void newestIs(long number) {
    if (last == UNKNOWN || number < last) {
      // The store may have come back with less.
      last = number;
    } else if (number > last) {
      newest = Math.max(newest, number);
      read();
    }
  }

  /** One publish: {@code <number> <JSON>}. */
  public void published(byte[] payload) {
    int space = 0;
    while (space < payload.length && payload[space] != ' ') {
      space++;
    }
    long number;
    try {
      number = Long.parseLong(new String(payload, 0, space, StandardCharsets.US_ASCII));
    } catch (NumberFormatException e) {
      LOG.log(ERROR, "a publish about presence can not be read", e);
      return;
    }
    if (reading || (last != UNKNOWN && number > last + 1)) {
      newest = Math.max(newest, number);
      context.runOnContext(v -> read());
    } else if (number > last) {
      last = number;
      receiver.accept(Arrays.copyOfRange(payload, space + 1, payload.length));
    }
  }

  private void read() {
    if (reading || newest <= last) {
      return;
    }
    reading = true;
    long known = newest;
    EdgeLog.after(links.current(), last)
        .onComplete(
            found -> {
              reading = false;
              if (found.succeeded()) {
                take(found.result(), known);
              } else {
                nextTime(found.cause());
              }
            });
  }

  /** What came after it was asked, numbers beyond the known one, may not be among these. */
  private void take(Response edges, long known) {
    for (Response edge : edges) {
      String id = Reply.text(edge.get(0));
      last = Long.parseLong(id, 0, id.indexOf('-'), 10);
      receiver.accept(edge.get(1).get(1).toBytes());
    }
    if (edges.size() < EdgeLog.PAGE) {
      // What is missing in front of it is not kept any more.
      last = Math.max(last, known);
    }
    read();
  }
}
