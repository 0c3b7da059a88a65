package chat.scrp.services.redis;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Makes connections to a Redis of any topology, each to one server. Used on the event loop that the
 * connection lives on.
 */
final class RedisConnector {
  private static final long LEAST_CONNECT_TIMEOUT_MS = 5000;

  /** Of several servers that can be asked, none is waited for long. */
  private static final long ASK_TIMEOUT_MS = 1500;

  private final Vertx vertx;
  private final RedisConfig config;
  private Set<String> members = Set.of();

  RedisConnector(Vertx vertx, RedisConfig config) {
    this.vertx = vertx;
    this.config = config;
  }

  /** A connection to the only server, to the master, or to any node of a cluster. */
  Future<RedisWire> connect(int attempt) {
    RedisAddress address = config.address();
    return switch (address.topology()) {
      case STANDALONE -> connect(address.connectionStrings().get(0), true, connectTimeoutMs());
      case SENTINEL -> connectToMaster(attempt);
      case CLUSTER -> connectToAny(attempt);
    };
  }

  /** A connection to the server at {@code host:port}. */
  Future<RedisWire> connectTo(String endpoint) {
    return connect(uri(endpoint), true, connectTimeoutMs());
  }

  /** Who serves which slots, as a node of the cluster says. */
  Future<List<SlotRange>> slots(String endpoint) {
    return ask(connect(uri(endpoint), true, ASK_TIMEOUT_MS), Request.cmd(Command.CLUSTER, "SLOTS"))
        .map(reply -> SlotRange.parse(reply, endpoint));
  }

  /** The configured nodes may all be gone one day: what they told of others is remembered. */
  private Future<RedisWire> connectToAny(int attempt) {
    Set<String> all = new LinkedHashSet<>(config.address().endpoints());
    all.addAll(members);
    String endpoint = List.copyOf(all).get(Math.floorMod(attempt, all.size()));
    return connect(uri(endpoint), true, ASK_TIMEOUT_MS)
        .compose(
            wire ->
                slots(endpoint)
                    .map(
                        ranges -> {
                          remember(ranges);
                          return wire;
                        })
                    .onFailure(e -> wire.close()));
  }

  private void remember(List<SlotRange> ranges) {
    Set<String> found = new LinkedHashSet<>();
    for (SlotRange range : ranges) {
      found.add(range.master());
      found.addAll(range.others());
    }
    members = found;
  }

  /** The sentinels are asked in turn, and the server itself whether it is a master. */
  private Future<RedisWire> connectToMaster(int attempt) {
    RedisAddress address = config.address();
    List<String> sentinels = address.endpoints();
    String sentinel = sentinels.get(Math.floorMod(attempt, sentinels.size()));
    Request where = Request.cmd(Command.SENTINEL, "GET-MASTER-ADDR-BY-NAME", address.masterName());
    return ask(connectToSentinel(sentinel), where)
        .compose(
            master ->
                master == null
                    ? Future.failedFuture(sentinel + " knows no " + address.masterName())
                    : connectTo(SlotRange.endpoint(hostPort(master), sentinel)))
        .compose(this::refuseReplica);
  }

  private static String hostPort(Response master) {
    return Reply.text(master.get(0)) + ':' + Reply.text(master.get(1));
  }

  /** Sentinels often have no password though their servers have one. */
  private Future<RedisWire> connectToSentinel(String sentinel) {
    String uri = uri(sentinel);
    return connect(uri, true, ASK_TIMEOUT_MS)
        .recover(
            e ->
                config.address().password() == null
                    ? Future.failedFuture(e)
                    : connect(uri, false, ASK_TIMEOUT_MS));
  }

  private Future<RedisWire> refuseReplica(RedisWire wire) {
    return wire.connection()
        .send(Request.cmd(Command.ROLE))
        .timeout(ASK_TIMEOUT_MS, TimeUnit.MILLISECONDS)
        .compose(
            role ->
                Reply.text(role.get(0)).equals("master")
                    ? Future.succeededFuture(wire)
                    : Future.<RedisWire>failedFuture("it is a replica"))
        .onFailure(e -> wire.close());
  }

  private static Future<Response> ask(Future<RedisWire> connecting, Request question) {
    return connecting.compose(
        wire ->
            wire.connection()
                .send(question)
                .timeout(ASK_TIMEOUT_MS, TimeUnit.MILLISECONDS)
                .onComplete(answered -> wire.close()));
  }

  /** Makes all scripts known to the server. */
  Future<RedisWire> loadScripts(RedisWire wire) {
    List<Future<?>> loads = new ArrayList<>();
    for (RedisScript script : RedisScript.all()) {
      loads.add(
          wire.connection().send(Request.cmd(Command.SCRIPT).arg("LOAD").arg(script.source())));
      wire.learns(script);
    }
    return Future.all(loads).timeout(connectTimeoutMs(), TimeUnit.MILLISECONDS).map(wire);
  }

  private Future<RedisWire> connect(String uri, boolean withPassword, long timeoutMs) {
    Redis client = Redis.createClient(vertx, options(uri, withPassword, timeoutMs));
    Future<RedisConnection> connecting = client.connect();
    return connecting
        .timeout(timeoutMs, TimeUnit.MILLISECONDS)
        .map(
            connection -> {
              // Until somebody minds it, a failure shows in what is sent.
              connection.exceptionHandler(e -> {});
              return new RedisWire(client, connection);
            })
        .onFailure(e -> client.close());
  }

  /** Longer than that of a command: the first connections are made while everything else starts. */
  private long connectTimeoutMs() {
    return Math.max(LEAST_CONNECT_TIMEOUT_MS, config.commandTimeout().toMillis());
  }

  private String uri(String endpoint) {
    return (config.address().tls() ? "rediss://" : "redis://") + endpoint;
  }

  private RedisOptions options(String uri, boolean withPassword, long timeoutMs) {
    RedisAddress address = config.address();
    RedisOptions options =
        new RedisOptions()
            .setType(RedisClientType.STANDALONE)
            .setEndpoints(List.of(uri))
            .setPoolCleanerInterval(-1)
            .setMaxWaitingHandlers(config.maxWaiting() + RedisScript.all().size() + 64)
            .setNetClientOptions(netOptions(timeoutMs));
    if (withPassword && address.user() != null) {
      options.setUser(address.user());
    }
    if (withPassword && address.password() != null) {
      options.setPassword(address.password());
    }
    return options;
  }

  private NetClientOptions netOptions(long timeoutMs) {
    RedisAddress address = config.address();
    NetClientOptions net =
        new NetClientOptions()
            .setConnectTimeout((int) timeoutMs)
            .setTcpKeepAlive(!address.unix())
            .setTcpNoDelay(!address.unix());
    if (address.tls()) {
      net.setSsl(true).setHostnameVerificationAlgorithm("HTTPS");
      if (config.trusted() != null) {
        net.setTrustOptions(new PemTrustOptions().addCertPath(config.trusted().toString()));
      }
    }
    return net;
  }
}
