package chat.scrp.server.config;

import chat.scrp.gateway.GatewayConfig;
import chat.scrp.services.ServicesConfig;
import chat.scrp.services.redis.RedisAddress;
import chat.scrp.services.redis.RedisConfig;

/**
 * Everything that can be configured, checked.
 *
 * @param store where the data is
 * @param gateway listeners and connections
 * @param services the rules; their Redis address counts only after {@link #servicesAt}
 * @param eventLoops how many there are
 * @param logLevel how much is logged
 * @param logFormat in what form
 */
public record ServerConfig(
    StoreConfig store,
    GatewayConfig gateway,
    ServicesConfig services,
    int eventLoops,
    LogLevel logLevel,
    LogFormat logFormat) {

  static ServerConfig from(Values values, String version) {
    Settings.all().values().forEach(values::get);
    return new ServerConfig(
        StoreConfig.from(values),
        GatewaySettings.build(values),
        ServicesSettings.build(values, version),
        MainSettings.eventLoops(values),
        values.get(MainSettings.LOG_LEVEL),
        values.get(MainSettings.LOG));
  }

  /** Whether passwords are hashed more cheaply than anybody should outside of a benchmark. */
  public boolean weakPasswords() {
    return ServicesSettings.weakPasswords(services.passwords());
  }

  /** The services with their Redis at this URI. */
  public ServicesConfig servicesAt(String redisUri) {
    RedisConfig redis = services.redis();
    return services.withRedis(
        new RedisConfig(
            RedisAddress.parse(redisUri),
            redis.trusted(),
            redis.commandTimeout(),
            redis.firstBackOff(),
            redis.longestBackOff(),
            redis.maxWaiting(),
            redis.clockInterval(),
            redis.canaryInterval(),
            redis.canaryLimit()));
  }
}
