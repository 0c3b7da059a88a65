package chat.scrp.services.backup;

import chat.scrp.services.log.PublishedWriter;
import chat.scrp.services.redis.RedisConfig;
import chat.scrp.services.redis.RedisLink;
import chat.scrp.services.redis.RedisLinks;
import chat.scrp.services.redis.RedisNodes;
import chat.scrp.services.redis.RedisScript;
import chat.scrp.services.redis.Reply;
import chat.scrp.services.stats.StoreState;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;

/**
 * A whole store, group by group: out of a Redis, or into one. Works beside a server that runs. Its
 * methods may be called from any thread.
 */
public final class StoreCopy {
  private static final String STORE = "{store}";
  private static final int AT_ONCE = 500;

  /** Replicas may hold numbers that they took of a counter and have not used. */
  private static final long COUNTER_MARGIN = 10_000;

  private static final List<String> COUNTERS =
      List.of("user", "room", "message", "push", "request");
  private static final RedisScript DUMP = RedisScript.load("backup_dump");
  private static final RedisScript RESTORE = RedisScript.load("backup_restore");
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * What is told of a store.
   *
   * @param epoch "" where there is none
   * @param schema version of its keys; 0 where it has none
   */
  public record Identity(String epoch, int schema) {}

  private final Vertx vertx;
  private final RedisConfig config;
  private final RedisLinks links;
  private final ContextInternal context;
  private List<Long> countersBefore = List.of();

  /** Begins to connect. */
  public StoreCopy(Vertx vertx, RedisConfig config) {
    this.vertx = vertx;
    this.config = config;
    this.links = new RedisLinks(vertx, config);
    this.context = ((VertxInternal) vertx).createEventLoopContext();
  }

  /** Ends the connections. */
  public Future<Void> close() {
    return links.close();
  }

  /** Which store it is. */
  public Future<Identity> identity() {
    return onLoop(
        () ->
            send(Command.HMGET, STORE, "epoch", "schema")
                .map(
                    both ->
                        new Identity(
                            both.get(0) == null ? "" : Reply.text(both.get(0)),
                            (int) Reply.number(both.get(1), 0))));
  }

  /** All that is to be copied, in order. */
  public Future<List<KeyGroup>> groups() {
    return names().map(KeyGroup::of);
  }

  private Future<List<String>> names() {
    return onLoop(() -> RedisNodes.keys(vertx, config));
  }

  /** The keys of one group as they are at one moment; those that exist. */
  public Future<List<SavedKey>> dump(KeyGroup group) {
    return onLoop(() -> link().run(DUMP, group.keys()).map(reply -> saved(group, reply)));
  }

  private static List<SavedKey> saved(KeyGroup group, Response reply) {
    List<SavedKey> keys = new ArrayList<>();
    for (int i = 0; i < group.keys().size(); i++) {
      Response payload = reply.get(2 * i + 1);
      if (payload != null) {
        long expires = Reply.number(reply.get(2 * i));
        keys.add(new SavedKey(group.keys().get(i), expires, payload.toBuffer()));
      }
    }
    return keys;
  }

  /** How many users and rooms are there. */
  public Future<Long> population() {
    return names().map(all -> all.stream().filter(KeyGroup::isName).count());
  }

  /** Removes what a backup would hold, and notes how far the counters were. */
  public Future<Void> clear() {
    return onLoop(this::counters)
        .onSuccess(numbers -> countersBefore = numbers)
        .compose(noted -> names())
        .compose(
            all -> onLoop(() -> unlink(all.stream().filter(KeyGroup::isReplaced).toList(), 0)));
  }

  private Future<Void> unlink(List<String> keys, int from) {
    if (from >= keys.size()) {
      return Future.succeededFuture();
    }
    List<Future<Response>> removed = new ArrayList<>();
    int to = Math.min(keys.size(), from + AT_ONCE);
    keys.subList(from, to).forEach(key -> removed.add(send(Command.UNLINK, key)));
    return Future.all(removed).compose(done -> unlink(keys, to));
  }

  private Future<List<Long>> counters() {
    List<Future<Response>> asked = new ArrayList<>();
    COUNTERS.forEach(name -> asked.add(send(Command.GET, "{count}:" + name)));
    return Future.all(asked)
        .map(all -> asked.stream().map(reply -> Reply.number(reply.result(), 0)).toList());
  }

  /** Writes the keys of one group in one step, and what follows from them. */
  public Future<Void> restore(List<SavedKey> keys) {
    if (keys.isEmpty()) {
      return Future.succeededFuture();
    }
    List<Object> args = new ArrayList<>();
    for (SavedKey key : keys) {
      args.add(key.expiresAtMs());
      args.add(key.payload());
    }
    List<String> names = keys.stream().map(SavedKey::name).toList();
    return onLoop(
        () ->
            link()
                .run(RESTORE, names, args.toArray())
                .compose(written -> new Consequences(link()).of(names)));
  }

  /**
   * To be called when all is restored: counters go on behind both what was there and what came, the
   * store has a new epoch, and whoever is connected notices.
   *
   * @param before the newer of the epochs of the backup and of the store before
   * @return the new epoch
   */
  public Future<String> begin(String before) {
    byte[] bytes = new byte[8];
    RANDOM.nextBytes(bytes);
    String epoch = StoreState.number(before) + 1 + "-" + HexFormat.of().formatHex(bytes);
    return onLoop(
            () ->
                counters()
                    .compose(this::raiseCounters)
                    .compose(
                        raised ->
                            send(
                                Command.HSET,
                                STORE,
                                "epoch",
                                epoch,
                                "schema",
                                Integer.toString(StoreState.SCHEMA)))
                    .compose(
                        set ->
                            send(
                                Command.PUBLISH,
                                PublishedWriter.everybodyChannel(),
                                PublishedWriter.storeReset(epoch)))
                    .compose(told -> RedisNodes.cutClients(vertx, config)))
        .map(epoch);
  }

  private Future<?> raiseCounters(List<Long> now) {
    List<Future<Response>> set = new ArrayList<>();
    for (int i = 0; i < COUNTERS.size(); i++) {
      long before = countersBefore.isEmpty() ? 0 : countersBefore.get(i);
      long next = Math.max(before, now.get(i)) + COUNTER_MARGIN;
      set.add(send(Command.SET, "{count}:" + COUNTERS.get(i), Long.toString(next)));
    }
    return Future.all(set);
  }

  private RedisLink link() {
    return links.current();
  }

  private Future<Response> send(Command command, String... args) {
    Request request = Request.cmd(command);
    List.of(args).forEach(request::arg);
    return link().send(request);
  }

  private <T> Future<T> onLoop(Supplier<Future<T>> action) {
    Promise<T> done = Promise.promise();
    context.runOnContext(v -> action.get().onComplete(done));
    return done.future();
  }
}
