package chat.scrp.services.redis;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one connection: seeks it for ever with growing waits, and seeks it again when it is lost.
 * Used on one event loop, but for {@link #isUp()}.
 */
final class RedisLifeline {
  private static final System.Logger LOG = System.getLogger(RedisLifeline.class.getName());

  private final Vertx vertx;
  private final RedisConfig config;
  private final String purpose;
  private final IntFunction<Future<RedisWire>> connect;
  private final Consumer<RedisWire> up;
  private final Consumer<RedisWire> down;
  private final BackOff backOff;
  private volatile @Nullable RedisWire wire;
  private int attempt;
  private boolean reported;
  private boolean closed;

  /**
   * @param purpose what the connection is for, to be told in the log
   * @param connect makes a connection that is ready for use, from the number of the attempt
   * @param up told of each new connection
   * @param down told of each lost one
   */
  RedisLifeline(
      Vertx vertx,
      RedisConfig config,
      String purpose,
      IntFunction<Future<RedisWire>> connect,
      Consumer<RedisWire> up,
      Consumer<RedisWire> down) {
    this.vertx = vertx;
    this.config = config;
    this.purpose = purpose;
    this.connect = connect;
    this.up = up;
    this.down = down;
    this.backOff = new BackOff(config.firstBackOff(), config.longestBackOff());
  }

  @Nullable RedisWire wire() {
    return wire;
  }

  boolean isUp() {
    return wire != null;
  }

  boolean isClosed() {
    return closed;
  }

  void seek() {
    connect.apply(attempt++).onSuccess(this::established).onFailure(this::failed);
  }

  /** Gives a connection up, if it is the current one. */
  void lose(RedisWire lost, String why) {
    if (wire != lost || closed) {
      return;
    }
    wire = null;
    report(why);
    lost.close();
    down.accept(lost);
    vertx.setTimer(backOff.next(), timer -> seekUnlessClosed());
  }

  void close() {
    closed = true;
    RedisWire last = wire;
    wire = null;
    if (last != null) {
      last.close();
      down.accept(last);
    }
  }

  private void established(RedisWire found) {
    if (closed) {
      found.close();
      return;
    }
    wire = found;
    backOff.reset();
    if (reported) {
      LOG.log(INFO, "{0}: connected to Redis at {1} again", purpose, config.address());
      reported = false;
    }
    found.connection().exceptionHandler(e -> lose(found, String.valueOf(e.getMessage())));
    found.connection().endHandler(end -> lose(found, "connection closed"));
    up.accept(found);
  }

  private void failed(Throwable failure) {
    if (!closed) {
      report(String.valueOf(failure.getMessage()));
      vertx.setTimer(backOff.next(), timer -> seekUnlessClosed());
    }
  }

  private void seekUnlessClosed() {
    if (!closed) {
      seek();
    }
  }

  /** Once for each time that it is away: attempts repeat every second or faster. */
  private void report(String why) {
    if (!reported) {
      reported = true;
      LOG.log(WARNING, "{0}: no connection to Redis at {1}: {2}", purpose, config.address(), why);
    }
  }
}
