package chat.scrp.services.redis;

import chat.scrp.services.redis.RedisAddress.Topology;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.RedisClientType;
import io.vertx.redis.client.RedisCluster;
import io.vertx.redis.client.RedisConnection;
import io.vertx.redis.client.RedisOptions;
import io.vertx.redis.client.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Makes connections to a Redis of any topology. Used on the event loop that the connection lives
 * on.
 */
final class RedisConnector {
  private static final long LEAST_CONNECT_TIMEOUT_MS = 5000;

  private final Vertx vertx;
  private final RedisConfig config;

  RedisConnector(Vertx vertx, RedisConfig config) {
    this.vertx = vertx;
    this.config = config;
  }

  /** A connection for commands. It does not know any script yet. */
  Future<RedisWire> connect() {
    return connect(options(config.address().topology()));
  }

  /** A connection to one server, for subscriptions; of a cluster, to any node. */
  Future<RedisWire> connectToOne(int attempt) {
    RedisAddress address = config.address();
    if (address.topology() != Topology.CLUSTER) {
      return connect();
    }
    List<String> all = address.connectionStrings();
    RedisOptions one = options(Topology.STANDALONE);
    one.setEndpoints(List.of(all.get(Math.floorMod(attempt, all.size()))));
    return connect(one);
  }

  /** Makes all scripts known: to the server, or to every master of a cluster. */
  Future<RedisWire> loadScripts(RedisWire wire) {
    List<Future<?>> loads = new ArrayList<>();
    for (RedisScript script : RedisScript.all()) {
      Request load = Request.cmd(Command.SCRIPT).arg("LOAD").arg(script.source());
      loads.add(
          config.address().topology() == Topology.CLUSTER
              ? RedisCluster.create(wire.connection()).onAllMasterNodes(load)
              : wire.connection().send(load));
      wire.learns(script);
    }
    return Future.all(loads).timeout(connectTimeoutMs(), TimeUnit.MILLISECONDS).map(wire);
  }

  private Future<RedisWire> connect(RedisOptions options) {
    Redis client = Redis.createClient(vertx, options);
    Future<RedisConnection> connecting = client.connect();
    return connecting
        .timeout(connectTimeoutMs(), TimeUnit.MILLISECONDS)
        .map(connection -> new RedisWire(client, connection))
        .onFailure(e -> client.close());
  }

  /** Longer than that of a command: the first connections are made while everything else starts. */
  private long connectTimeoutMs() {
    return Math.max(LEAST_CONNECT_TIMEOUT_MS, config.commandTimeout().toMillis());
  }

  private RedisOptions options(Topology topology) {
    RedisAddress address = config.address();
    RedisOptions options =
        new RedisOptions()
            .setType(RedisClientType.valueOf(topology.name()))
            .setEndpoints(address.connectionStrings())
            .setPoolCleanerInterval(-1)
            .setMaxWaitingHandlers(config.maxWaiting() + RedisScript.all().size() + 64)
            .setNetClientOptions(netOptions(address));
    if (address.user() != null) {
      options.setUser(address.user());
    }
    if (address.password() != null) {
      options.setPassword(address.password());
    }
    if (address.masterName() != null) {
      options.setMasterName(address.masterName());
    }
    return options;
  }

  private NetClientOptions netOptions(RedisAddress address) {
    NetClientOptions net =
        new NetClientOptions()
            .setConnectTimeout((int) connectTimeoutMs())
            .setTcpKeepAlive(!address.unix())
            .setTcpNoDelay(!address.unix());
    if (address.tls()) {
      net.setSsl(true).setHostnameVerificationAlgorithm("HTTPS");
    }
    return net;
  }
}
