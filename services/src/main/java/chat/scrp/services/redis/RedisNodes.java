package chat.scrp.services.redis;

import chat.scrp.services.redis.RedisAddress.Topology;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What has to be done on each server of a Redis of any topology. To be used on an event loop. */
public final class RedisNodes {
  private static final int SCANNED_AT_ONCE = 1000;

  private RedisNodes() {}

  /** The names of all keys; some may be there twice. */
  public static Future<List<String>> keys(Vertx vertx, RedisConfig config) {
    List<String> names = new ArrayList<>();
    return onEach(vertx, config, true, wire -> scan(wire, "0", names)).map(done -> names);
  }

  private static Future<Void> scan(RedisWire wire, String cursor, List<String> names) {
    Request scan = Request.cmd(Command.SCAN).arg(cursor).arg("COUNT").arg(SCANNED_AT_ONCE);
    return wire.connection()
        .send(scan)
        .compose(
            page -> {
              page.get(1).forEach(name -> names.add(name.toString()));
              String next = page.get(0).toString();
              return next.equals("0") ? Future.succeededFuture() : scan(wire, next, names);
            });
  }

  /** Makes all clients connect again, so that they look at what has changed. */
  public static Future<Void> cutClients(Vertx vertx, RedisConfig config) {
    return onEach(
        vertx, config, false, wire -> kill(wire, "pubsub").compose(cut -> kill(wire, "normal")));
  }

  private static Future<Void> kill(RedisWire wire, String type) {
    Request kill =
        Request.cmd(Command.CLIENT).arg("KILL").arg("TYPE").arg(type).arg("SKIPME").arg("yes");
    return wire.connection().send(kill).mapEmpty();
  }

  private static Future<Void> onEach(
      Vertx vertx,
      RedisConfig config,
      boolean onlyMasters,
      Function<RedisWire, Future<Void>> task) {
    RedisConnector connector = new RedisConnector(vertx, config);
    if (config.address().topology() != Topology.CLUSTER) {
      return connector.connect(0).compose(wire -> andClose(wire, task));
    }
    return slots(connector, config.address().endpoints(), 0)
        .compose(ranges -> onEach(connector, servers(ranges, onlyMasters), 0, task));
  }

  /** From the first of the nodes that answers. */
  private static Future<List<SlotRange>> slots(
      RedisConnector connector, List<String> endpoints, int from) {
    return connector
        .slots(endpoints.get(from))
        .recover(
            failure ->
                from + 1 < endpoints.size()
                    ? slots(connector, endpoints, from + 1)
                    : Future.failedFuture(failure));
  }

  private static List<String> servers(List<SlotRange> ranges, boolean onlyMasters) {
    Set<String> servers = new LinkedHashSet<>();
    for (SlotRange range : ranges) {
      servers.add(range.master());
      if (!onlyMasters) {
        servers.addAll(range.others());
      }
    }
    return List.copyOf(servers);
  }

  private static Future<Void> onEach(
      RedisConnector connector,
      List<String> addresses,
      int from,
      Function<RedisWire, Future<Void>> task) {
    if (from >= addresses.size()) {
      return Future.succeededFuture();
    }
    return connector
        .connectTo(addresses.get(from))
        .compose(wire -> andClose(wire, task))
        .compose(done -> onEach(connector, addresses, from + 1, task));
  }

  private static Future<Void> andClose(RedisWire wire, Function<RedisWire, Future<Void>> task) {
    return task.apply(wire).onComplete(done -> wire.close());
  }
}
