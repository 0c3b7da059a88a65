package chat.scrp.server.doctor;

import chat.scrp.gateway.management.Diagnosis;
import chat.scrp.services.admin.AdminReplies.Stats;
import chat.scrp.services.redis.RedisAddress;
import chat.scrp.services.redis.RedisFacts;
import org.jspecify.annotations.Nullable;

/**
 * An installation, as far as it could be seen.
 *
 * @param management where its management port is
 * @param http where its page and WebSocket are
 * @param tcp where its TCP listener is
 * @param diagnosis what the replica tells of itself
 * @param askedMs this machine's clock when it did, ms
 * @param stats of the cluster
 * @param redis where its Redis is; null: it is not known here
 * @param facts of Redis; null: it does not answer
 * @param redisFailure why not; "" where it does
 * @param contained whether it is in a container, which others fence
 */
record Patient(
    Endpoint management,
    Endpoint http,
    Endpoint tcp,
    Diagnosis diagnosis,
    long askedMs,
    Stats stats,
    @Nullable RedisAddress redis,
    @Nullable RedisFacts facts,
    String redisFailure,
    boolean contained) {

  /** The same, with what was found out of Redis. */
  Patient with(@Nullable RedisFacts found, String failure) {
    return new Patient(
        management, http, tcp, diagnosis, askedMs, stats, redis, found, failure, contained);
  }
}
