package chat.scrp.services.stats;

import static java.lang.System.Logger.Level.WARNING;

import chat.scrp.protocol.model.Durability;
import chat.scrp.services.dispatch.Hop;
import chat.scrp.services.dispatch.ScrpError;
import chat.scrp.services.log.Heads;
import chat.scrp.services.log.PublishedWriter;
import chat.scrp.services.redis.RedisLinks;
import chat.scrp.services.redis.RedisScript;
import chat.scrp.services.redis.Reply;
import io.vertx.core.Future;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the store itself: its epoch (hash {@code {store}}), and what an acknowledgement
 * is worth. It is looked up at start, now and then, and after each new connection; then the entries
 * that this replica saw are compared with the store's too, and where some are missing, the store
 * gets a new epoch. It lives on a context of its own and may be used from any thread.
 */
public final class StoreState {
  private static final System.Logger LOG = System.getLogger(StoreState.class.getName());
  private static final String KEY = "{store}";

  /** The version of the keys that this server reads and writes. */
  public static final int SCHEMA = 1;

  private static final long AGAIN_MS = 1000;
  private static final long REFRESH_MS = 30_000;
  private static final RedisScript EPOCH = RedisScript.load("store_epoch");
  private static final Pattern NUMBER = Pattern.compile("([0-9]{1,15})-.*");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final ContextInternal context;
  private final RedisLinks links;
  private final Heads heads;
  private final List<Runnable> onReset = new CopyOnWriteArrayList<>();
  private volatile Consumer<byte[]> local = publish -> {};
  private volatile String epoch = "";
  private volatile Durability durability = Durability.MEMORY;
  private boolean configForbidden;
  private boolean looking;
  private boolean again;
  private long timer;

  public StoreState(VertxInternal vertx, RedisLinks links, Heads heads) {
    this.context = vertx.createEventLoopContext();
    this.links = links;
    this.heads = heads;
  }

  public String epoch() {
    return epoch;
  }

  public Durability durability() {
    return durability;
  }

  /** Looks for the first time; fails when the store does not answer. */
  public Future<Void> start() {
    return Hop.to(context, () -> refresh().onSuccess(known -> watch()));
  }

  private void watch() {
    timer = context.owner().setPeriodic(REFRESH_MS, tick -> look(false));
    links.onConnected(() -> look(true));
  }

  public void close() {
    context.owner().cancelTimer(timer);
  }

  /** Who gets what is published to this replica alone: a reset that it found by itself. */
  public void onLocalPublish(Consumer<byte[]> receiver) {
    local = receiver;
  }

  /** Tells when the store has another epoch; on any thread. */
  public void onReset(Runnable listener) {
    onReset.add(listener);
  }

  /** The store may be another one, or have less: looks soon, and until it answers. */
  public void look() {
    look(true);
  }

  private void look(boolean compare) {
    context.runOnContext(
        v -> {
          again |= compare;
          if (!looking) {
            lookNow();
          }
        });
  }

  private void lookNow() {
    boolean compare = again;
    looking = true;
    again = false;
    refresh()
        .compose(known -> compare ? compare() : Future.<Void>succeededFuture())
        .onComplete(
            done -> {
              looking = false;
              if (done.failed() && compare) {
                context.owner().setTimer(AGAIN_MS, tick -> look(true));
              } else if (again) {
                lookNow();
              }
            });
  }

  /** Looks again; tells all connections when the store is another one than before. */
  Future<Void> refresh() {
    // One behind the other: a command that is refused spoils what is sent together with it.
    return epochOfAtLeast(number(epoch))
        .compose(known -> askDurability())
        .onSuccess(worth -> durability = worth)
        .mapEmpty();
  }

  /**
   * A store that lacks what this replica saw gets a new epoch, from the first who notices. It is
   * looked at twice: a master that hung may answer for a moment after another took its place.
   */
  private Future<Void> compare() {
    long seen = number(epoch);
    return areThere()
        .compose(
            there ->
                there
                    ? Future.succeededFuture(true)
                    : context.owner().timer(AGAIN_MS).compose(tick -> areThere()))
        .compose(there -> there ? Future.succeededFuture() : epochOfAtLeast(seen + 1));
  }

  private Future<Boolean> areThere() {
    return heads.areThere(links.current());
  }

  private Future<Void> epochOfAtLeast(long number) {
    byte[] fresh = new byte[8];
    RANDOM.nextBytes(fresh);
    return links
        .current()
        .run(EPOCH, List.of(KEY), HexFormat.of().formatHex(fresh), SCHEMA, number)
        .compose(
            reply -> {
              long schema = Reply.number(reply.get(2));
              if (schema != SCHEMA) {
                return Future.failedFuture(new SchemaException(schema));
              }
              found(Reply.text(reply.get(0)), Reply.number(reply.get(1)) == 1);
              return Future.succeededFuture();
            });
  }

  private void found(String now, boolean isNew) {
    if (epoch.isEmpty()) {
      epoch = now;
      return;
    }
    if (isNew) {
      LOG.log(WARNING, "The store came back with less than it had; its epoch is now {0}", now);
      Request publish =
          Request.cmd(Command.PUBLISH)
              .arg(PublishedWriter.everybodyChannel())
              .arg(PublishedWriter.storeReset(now));
      // A replica that misses it finds the new epoch by itself.
      links.current().send(publish);
    }
    if (!now.equals(epoch)) {
      local.accept(PublishedWriter.storeReset(now).getBytes(StandardCharsets.UTF_8));
    }
  }

  /**
   * A reset was published.
   *
   * @return false when it is known already
   */
  public boolean adopt(String now) {
    synchronized (this) {
      if (now.equals(epoch)) {
        return false;
      }
      epoch = now;
      heads.forgetAll();
    }
    onReset.forEach(Runnable::run);
    return true;
  }

  /** The number of an epoch, which only grows; 0 where it has none. */
  public static long number(String epoch) {
    Matcher parts = NUMBER.matcher(epoch);
    return parts.matches() ? Long.parseLong(parts.group(1)) : 0;
  }

  /** Where CONFIG is forbidden, the statistics still tell whether there is an append-only file. */
  private Future<Durability> askDurability() {
    if (configForbidden) {
      return durabilityByInfo();
    }
    Future<List<Response>> appendOnly = config("appendonly");
    Future<List<Response>> fsync = config("appendfsync");
    return Future.all(appendOnly, fsync)
        .map(both -> least(appendOnly.result(), fsync.result()))
        .recover(
            refused -> {
              if (refused instanceof ScrpError) {
                return Future.failedFuture(refused);
              }
              configForbidden = true;
              return durabilityByInfo();
            });
  }

  private Future<Durability> durabilityByInfo() {
    return links
        .current()
        .sendToEach(() -> Request.cmd(Command.INFO).arg("persistence"))
        .map(StoreState::leastByInfo)
        .recover(
            refused ->
                refused instanceof ScrpError
                    ? Future.failedFuture(refused)
                    : Future.succeededFuture(Durability.MEMORY));
  }

  private Future<List<Response>> config(String name) {
    return links.current().sendToEach(() -> Request.cmd(Command.CONFIG).arg("GET").arg(name));
  }

  /** Of several masters the one that keeps least counts. */
  private static Durability least(List<Response> appendOnly, List<Response> fsync) {
    Durability least = Durability.FSYNC;
    for (int i = 0; i < Math.min(appendOnly.size(), fsync.size()); i++) {
      Durability one = durability(value(appendOnly.get(i)), value(fsync.get(i)));
      least = one.compareTo(least) > 0 ? one : least;
    }
    return least;
  }

  private static Durability leastByInfo(List<Response> infos) {
    return infos.stream().allMatch(info -> Reply.text(info).contains("aof_enabled:1"))
        ? Durability.EVERYSEC
        : Durability.MEMORY;
  }

  private static @Nullable String value(Response pair) {
    return pair.size() < 1 ? null : Reply.textOrNull(pair.get(pair.getKeys().iterator().next()));
  }

  static Durability durability(@Nullable String appendOnly, @Nullable String fsync) {
    if (!"yes".equals(appendOnly)) {
      return Durability.MEMORY;
    }
    return switch (fsync == null ? "" : fsync) {
      case "always" -> Durability.FSYNC;
      case "everysec" -> Durability.EVERYSEC;
      default -> Durability.MEMORY;
    };
  }
}
