package chat.scrp.services;

import chat.scrp.services.password.PasswordConfig;
import chat.scrp.services.presence.PresenceConfig;
import chat.scrp.services.rate.RateConfig;
import chat.scrp.services.redis.RedisConfig;
import java.time.Duration;

/**
 * All that the services can be told.
 *
 * @param redis where the state is
 * @param server what GET_SERVER_INFO says
 * @param passwords the price of a password hash
 * @param limits bounds on what users can make grow
 * @param presence who is online, and how soon others know
 * @param search what a search of messages may cost
 * @param rates how often users may do what
 * @param retention what is kept for how long
 * @param sessionLife how long a session can be resumed after its last use
 */
public record ServicesConfig(
    RedisConfig redis,
    ServerDescription server,
    PasswordConfig passwords,
    Limits limits,
    PresenceConfig presence,
    SearchConfig search,
    RateConfig rates,
    RetentionConfig retention,
    Duration sessionLife) {

  /** The defaults, with the Redis at a URI of one of the forms of the contract. */
  public static ServicesConfig at(String redisUri) {
    return new ServicesConfig(
        RedisConfig.at(redisUri),
        ServerDescription.named("SCRP Server", "1.0.0", ""),
        PasswordConfig.defaults(),
        Limits.defaults(),
        PresenceConfig.defaults(),
        SearchConfig.defaults(),
        RateConfig.defaults(),
        RetentionConfig.defaults(),
        Duration.ofDays(30));
  }

  public ServicesConfig withRedis(RedisConfig other) {
    return new ServicesConfig(
        other, server, passwords, limits, presence, search, rates, retention, sessionLife);
  }

  public ServicesConfig withServer(ServerDescription other) {
    return new ServicesConfig(
        redis, other, passwords, limits, presence, search, rates, retention, sessionLife);
  }

  public ServicesConfig withPasswords(PasswordConfig other) {
    return new ServicesConfig(
        redis, server, other, limits, presence, search, rates, retention, sessionLife);
  }

  public ServicesConfig withLimits(Limits other) {
    return new ServicesConfig(
        redis, server, passwords, other, presence, search, rates, retention, sessionLife);
  }

  public ServicesConfig withPresence(PresenceConfig other) {
    return new ServicesConfig(
        redis, server, passwords, limits, other, search, rates, retention, sessionLife);
  }

  public ServicesConfig withSearch(SearchConfig other) {
    return new ServicesConfig(
        redis, server, passwords, limits, presence, other, rates, retention, sessionLife);
  }

  public ServicesConfig withRates(RateConfig other) {
    return new ServicesConfig(
        redis, server, passwords, limits, presence, search, other, retention, sessionLife);
  }

  public ServicesConfig withRetention(RetentionConfig other) {
    return new ServicesConfig(
        redis, server, passwords, limits, presence, search, rates, other, sessionLife);
  }
}
