package chat.scrp.services;

import chat.scrp.services.directory.Directory;
import chat.scrp.services.directory.Ids;
import chat.scrp.services.dispatch.EventLoops;
import chat.scrp.services.dispatch.PerLoop;
import chat.scrp.services.password.Passwords;
import chat.scrp.services.redis.RedisLinks;
import chat.scrp.services.stats.Traffic;
import io.vertx.core.Vertx;

/**
 * What every service of a replica is built from.
 *
 * @param replica the replica's name, unique in the cluster and new at each start
 * @param directories numbers of users and rooms, remembered for each loop
 * @param ids new numbers and IDs, taken in blocks for each loop
 */
public record ServiceParts(
    Vertx vertx,
    ServicesConfig config,
    String replica,
    EventLoops loops,
    RedisLinks links,
    PerLoop<Directory> directories,
    PerLoop<Ids> ids,
    Passwords passwords,
    Traffic traffic) {

  static ServiceParts of(Vertx vertx, ServicesConfig config, String replica, Traffic traffic) {
    EventLoops loops = new EventLoops(vertx);
    RedisLinks links = new RedisLinks(vertx, config.redis());
    return new ServiceParts(
        vertx,
        config,
        replica,
        loops,
        links,
        new PerLoop<>(loops, () -> new Directory(links)),
        new PerLoop<>(loops, () -> new Ids(links)),
        new Passwords(vertx, config.passwords()),
        traffic);
  }
}
