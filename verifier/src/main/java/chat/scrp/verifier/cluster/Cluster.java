package chat.scrp.verifier.cluster;

import chat.scrp.verifier.loop.EventLoop;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Redis and the replicas of a run, all reached through proxies. */
public final class Cluster implements AutoCloseable {
  private static final Logger LOG = System.getLogger(Cluster.class.getName());

  private final EventLoop loop = new EventLoop("proxies");
  private final List<Replica> replicas = new ArrayList<>();
  private final @Nullable RedisServer redis;
  private final @Nullable Proxy redisProxy;

  /**
   * Starts everything.
   *
   * @param jar the server's jar
   * @param patch what replaces classes and scripts of it; null for nothing
   * @param environment what the replicas get besides what every run sets
   * @param size how many replicas
   * @param redisUri a Redis that runs already; null starts one
   * @param directory for logs and data
   */
  public Cluster(
      Path jar,
      @Nullable Path patch,
      Map<String, String> environment,
      int size,
      @Nullable String redisUri,
      Path directory)
      throws IOException {
    redis = redisUri == null ? new RedisServer(directory) : null;
    redisProxy = proxyFor(redis, redisUri);
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop the processes"));
    if (redis != null) {
      redis.start();
    }
    ServerCommand command =
        ServerCommand.on(jar, patch, ServerCommand.SHORT_LIVED, uri(redisUri)).with(environment);
    for (int number = 1; number <= size; number++) {
      var replica = new Replica(number, command, directory, loop);
      replicas.add(replica);
      replica.start();
    }
  }

  /**
   * Uses servers that run already.
   *
   * @param targets where they listen
   * @param directory for logs and data
   */
  public Cluster(List<ReplicaOutput.Listeners> targets, Path directory) {
    redis = null;
    redisProxy = null;
    for (int i = 0; i < targets.size(); i++) {
      replicas.add(Replica.running(i + 1, targets.get(i), directory, loop));
    }
  }

  /** The replicas, the first one first. */
  public List<Replica> replicas() {
    return List.copyOf(replicas);
  }

  @Nullable RedisServer redis() {
    return redis;
  }

  @Nullable Proxy redisProxy() {
    return redisProxy;
  }

  @Override
  public void close() {
    List<Child> children = new ArrayList<>();
    replicas.stream().filter(Replica::isUp).forEach(replica -> children.add(replica.child()));
    if (redis != null) {
      children.add(redis.child());
    }
    for (Child child : children) {
      try {
        child.kill();
      } catch (IOException e) {
        LOG.log(Level.WARNING, "a process stays behind", e);
      }
    }
    loop.close();
  }

  /** A cluster and a Sentinel tell their own addresses, so they cannot be proxied. */
  private @Nullable Proxy proxyFor(@Nullable RedisServer own, @Nullable String uri) {
    if (own == null && uri != null && !uri.startsWith("redis://")) {
      return null;
    }
    var proxy = new Proxy(loop);
    if (own != null) {
      proxy.leadTo(own.address());
    } else if (uri != null) {
      URI address = URI.create(uri);
      int port = address.getPort() < 0 ? 6379 : address.getPort();
      proxy.leadTo(new InetSocketAddress(address.getHost(), port));
    }
    return proxy;
  }

  private String uri(@Nullable String given) {
    if (redisProxy == null) {
      return given == null ? "" : given;
    }
    String at = "127.0.0.1:" + redisProxy.address().getPort();
    if (given == null) {
      return "redis://" + at;
    }
    URI address = URI.create(given);
    String user = address.getRawUserInfo() == null ? "" : address.getRawUserInfo() + "@";
    return "redis://" + user + at + (address.getRawPath() == null ? "" : address.getRawPath());
  }
}
