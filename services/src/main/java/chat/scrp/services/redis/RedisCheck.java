package chat.scrp.services.redis;

import chat.scrp.services.redis.RedisAddress.Topology;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tries once whether a Redis can be used, for a start that shall say at once when it cannot. */
public final class RedisCheck {
  private static final Pattern VERSION = Pattern.compile("redis_version:(\\d+)\\.(\\d+)");
  private static final int OLDEST = 602;

  private RedisCheck() {}

  /**
   * Connects, tries whether scripts may run, asks for the version and leaves.
   *
   * @param attempt counts the attempts: of several servers, each is asked in turn
   * @return fails with a message for a person when there is no answer within the command time-out,
   *     when the password is wrong, when the user may not do what is needed or when the Redis is
   *     older than 6.2
   */
  public static Future<Void> run(Vertx vertx, RedisConfig config, int attempt) {
    return new RedisConnector(vertx, config)
        .connect(attempt)
        .compose(
            wire ->
                wire.connection()
                    .send(Request.cmd(Command.EVAL).arg("return redis.call('TIME')").arg(0))
                    .compose(may -> wire.connection().send(Request.cmd(Command.INFO).arg("server")))
                    .map(info -> info == null ? "" : info.toString())
                    .onComplete(done -> wire.close()))
        .compose(info -> refuseOther(config.address(), info))
        .compose(RedisCheck::refuseOld);
  }

  private static Future<String> refuseOther(RedisAddress address, String info) {
    boolean cluster = info.contains("redis_mode:cluster");
    return cluster && address.topology() != Topology.CLUSTER
        ? Future.failedFuture("it is a node of a cluster (expected: redis+cluster://host:port,...)")
        : Future.succeededFuture(info);
  }

  private static Future<Void> refuseOld(String info) {
    Matcher version = VERSION.matcher(info);
    if (!version.find()) {
      return Future.succeededFuture();
    }
    int found = Integer.parseInt(version.group(1)) * 100 + Integer.parseInt(version.group(2));
    return found >= OLDEST
        ? Future.succeededFuture()
        : Future.failedFuture(
            "it is version "
                + version.group(1)
                + "."
                + version.group(2)
                + " (expected: 6.2 or newer)");
  }
}
