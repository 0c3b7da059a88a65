package chat.scrp.services.stats;

import chat.scrp.services.redis.RedisLink;
import chat.scrp.services.redis.RedisLinks;
import chat.scrp.services.redis.RedisScript;
import chat.scrp.services.redis.Reply;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The statistics of the whole cluster. Each replica reports what it counted to {@code
 * {stat}:<replica>} (hash); what replicas that are gone counted is in {@code {stat}:past} (hash)
 * until the first replica of a cluster starts.
 */
public final class Statistics {
  private static final String PAST = "{stat}:past";
  private static final String LEASES = "{lease}";
  private static final RedisScript ALIVE = RedisScript.load("lease_alive");
  private static final RedisScript ONLINE = RedisScript.load("online_count");
  private static final RedisScript REPORT = RedisScript.load("stat_report");
  private static final RedisScript FOLD = RedisScript.load("stat_fold");
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(2);

  private final RedisLinks links;
  private final String replica;
  private final Traffic traffic;
  private final Totals totals;
  private final long started;
  private final String version;
  private volatile @Nullable ServerStatistics latest;
  private volatile long latestNanos;

  /**
   * A replica that lives.
   *
   * @param replica its name
   * @param version of the server that it runs; "" where it does not say
   * @param started when it started, seconds
   */
  public record Replica(String replica, String version, long started) {}

  /**
   * @param started when this replica started, seconds
   * @param version of the server that it runs
   */
  public Statistics(
      RedisLinks links,
      String replica,
      Traffic traffic,
      Totals totals,
      long started,
      String version) {
    this.links = links;
    this.replica = replica;
    this.traffic = traffic;
    this.totals = totals;
    this.started = started;
    this.version = version;
  }

  /** Begins a new count if no other replica lives. To be called before the first lease. */
  public Future<Void> start() {
    RedisLink link = links.current();
    return link.run(ALIVE, List.of(LEASES))
        .compose(
            alive ->
                alive.size() > 0
                    ? Future.succeededFuture()
                    : Future.all(link.send(Request.cmd(Command.DEL).arg(PAST)), totals.start()))
        .compose(begun -> report());
  }

  /** Stores what this replica has counted. */
  public Future<Void> report() {
    return links
        .current()
        .run(
            REPORT,
            List.of(key(replica), versionKey(replica)),
            started,
            traffic.messagesIn(),
            traffic.messagesOut(),
            traffic.dataIn(),
            traffic.dataOut(),
            version)
        .mapEmpty();
  }

  /** Keeps what a replica that is gone has counted. */
  public Future<Void> fold(String gone) {
    return links.current().run(FOLD, List.of(key(gone), PAST)).mapEmpty();
  }

  /** Counts who is online, so that a crash does not leave a wrong number for long. */
  public Future<Void> countOnline() {
    return alive().compose(this::online).compose(totals::setOnline).mapEmpty();
  }

  /** The statistics, a few seconds old at most. */
  public Future<ServerStatistics> latest() {
    ServerStatistics known = latest;
    if (known != null && System.nanoTime() - latestNanos < FRESH_NANOS) {
      return Future.succeededFuture(known);
    }
    return alive().compose(this::collect).onSuccess(this::remember);
  }

  /** The replicas whose lease lasts. */
  public Future<List<Replica>> replicas() {
    return alive()
        .compose(
            names ->
                Future.all(names.stream().map(this::replica).toList())
                    .map(found -> found.<Replica>list()));
  }

  private Future<Replica> replica(String name) {
    Future<Response> version = links.current().send(Request.cmd(Command.GET).arg(versionKey(name)));
    Future<Response> begun =
        links.current().send(Request.cmd(Command.HGET).arg(key(name)).arg("started"));
    return Future.all(version, begun)
        .map(
            both ->
                new Replica(
                    name,
                    version.result() == null ? "" : version.result().toString(),
                    begun.result() == null ? 0 : Reply.number(begun.result())));
  }

  private void remember(ServerStatistics statistics) {
    latest = statistics;
    latestNanos = System.nanoTime();
  }

  private Future<List<String>> alive() {
    return links.current().run(ALIVE, List.of(LEASES)).map(Reply::texts);
  }

  private Future<Long> online(List<String> replicas) {
    List<String> keys = replicas.stream().map(name -> LEASES + ":u:" + name).toList();
    return links.current().run(ONLINE, keys).map(Reply::number);
  }

  private Future<ServerStatistics> collect(List<String> replicas) {
    Future<Long> online = online(replicas);
    Future<Map<String, Long>> counts = hash(Totals.KEY);
    List<Future<Map<String, Long>>> counted = new ArrayList<>();
    counted.add(hash(PAST));
    replicas.stream().filter(name -> !name.equals(replica)).forEach(n -> counted.add(hash(key(n))));
    List<Future<?>> all = new ArrayList<>(counted);
    all.add(online);
    all.add(counts);
    return Future.all(all)
        .map(
            done ->
                sum(
                    online.result(),
                    counts.result(),
                    counted.stream().map(Future::result).toList()));
  }

  private ServerStatistics sum(
      long online, Map<String, Long> counts, List<Map<String, Long>> others) {
    long first = started;
    for (Map<String, Long> other : others) {
      first = Math.min(first, other.getOrDefault("started", started));
    }
    return new ServerStatistics(
        first,
        counts.getOrDefault("users", 0L),
        counts.getOrDefault("max_users", 0L),
        online,
        Math.max(online, counts.getOrDefault("max_online", 0L)),
        counts.getOrDefault("rooms", 0L),
        counts.getOrDefault("max_rooms", 0L),
        traffic.messagesIn() + sum(others, "messages_in"),
        traffic.messagesOut() + sum(others, "messages_out"),
        traffic.dataIn() + sum(others, "data_in"),
        traffic.dataOut() + sum(others, "data_out"));
  }

  private static long sum(List<Map<String, Long>> counted, String field) {
    return counted.stream().mapToLong(one -> one.getOrDefault(field, 0L)).sum();
  }

  private Future<Map<String, Long>> hash(String key) {
    return links.current().send(Request.cmd(Command.HGETALL).arg(key)).map(Statistics::numbers);
  }

  private static Map<String, Long> numbers(Response hash) {
    Map<String, Long> numbers = new HashMap<>();
    for (String field : hash.getKeys()) {
      numbers.put(field, Reply.number(hash.get(field)));
    }
    return numbers;
  }

  private static String key(String replica) {
    return "{stat}:" + replica;
  }

  private static String versionKey(String replica) {
    return key(replica) + ":v";
  }
}
