package chat.scrp.services;

import chat.scrp.services.directory.Directory;
import chat.scrp.services.directory.Ids;
import chat.scrp.services.dispatch.EventLoops;
import chat.scrp.services.dispatch.PerLoop;
import chat.scrp.services.log.Heads;
import chat.scrp.services.password.Passwords;
import chat.scrp.services.presence.Presence;
import chat.scrp.services.rate.RateLimits;
import chat.scrp.services.redis.RedisLinks;
import chat.scrp.services.stats.Statistics;
import chat.scrp.services.stats.StoreState;
import chat.scrp.services.stats.Totals;
import chat.scrp.services.stats.Traffic;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import java.util.function.Supplier;

/**
 * What every service of a replica is built from.
 *
 * @param replica the replica's name, unique in the cluster and new at each start
 * @param directories numbers of users and rooms, remembered for each loop
 * @param ids new numbers and IDs, taken in blocks for each loop
 * @param heads what was seen of the logs
 * @param rates how often users may do what, decided on each loop
 */
public record ServiceParts(
    Vertx vertx,
    ServicesConfig config,
    String replica,
    EventLoops loops,
    RedisLinks links,
    PerLoop<Directory> directories,
    PerLoop<Ids> ids,
    PerLoop<RateLimits> rates,
    Passwords passwords,
    Traffic traffic,
    Totals totals,
    Statistics statistics,
    StoreState store,
    Heads heads,
    Presence presence) {

  /** Makes the parts; {@link #start()} makes them work. */
  public static ServiceParts of(
      Vertx vertx, ServicesConfig config, String replica, Traffic traffic) {
    EventLoops loops = new EventLoops(vertx);
    RedisLinks links = new RedisLinks(vertx, config.redis());
    Heads heads = new Heads();
    Totals totals = new Totals(links);
    long now = System.currentTimeMillis() / 1000;
    Statistics statistics =
        new Statistics(links, replica, traffic, totals, now, config.server().version());
    return new ServiceParts(
        vertx,
        config,
        replica,
        loops,
        links,
        new PerLoop<>(loops, () -> new Directory(links)),
        new PerLoop<>(loops, () -> new Ids(links)),
        new PerLoop<>(loops, () -> new RateLimits(config.rates(), links.current())),
        new Passwords(vertx, config.passwords()),
        traffic,
        totals,
        statistics,
        new StoreState((VertxInternal) vertx, links, heads),
        heads,
        new Presence(
            (VertxInternal) vertx,
            config.presence(),
            config.limits().presenceMembers(),
            replica,
            links,
            statistics));
  }

  /** Makes itself known in Redis. Fails when Redis does not answer. */
  public Future<Void> start() {
    store.onReset(presence::recover);
    return onLoop(
        () ->
            store.start().compose(known -> statistics.start()).compose(begun -> presence.start()));
  }

  /** Gives the replica's lease back, while Redis is still connected. */
  Future<Void> stop() {
    return onLoop(presence::close);
  }

  Future<Void> close() {
    store.close();
    return passwords.close().transform(closed -> links.close());
  }

  private <T> Future<T> onLoop(Supplier<Future<T>> action) {
    Promise<T> done = Promise.promise();
    Context context = ((VertxInternal) vertx).createEventLoopContext();
    context.runOnContext(v -> action.get().onComplete(done));
    return done.future();
  }
}
