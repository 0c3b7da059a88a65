package chat.scrp.server.doctor;

import static chat.scrp.server.doctor.Finding.bad;
import static chat.scrp.server.doctor.Finding.good;
import static chat.scrp.server.doctor.Finding.none;

import chat.scrp.services.redis.RedisAddress;
import chat.scrp.services.redis.RedisFacts;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Redis has to be like. */
final class StoreChecks {
  private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+).*");
  private static final int OLDEST = 602;
  private static final String UNSEEN = "the user of the server may not ask, which is good";

  private StoreChecks() {}

  static List<Finding> of(Patient patient) {
    RedisFacts facts = patient.facts();
    RedisAddress address = patient.redis();
    if (facts == null || address == null) {
      return List.of(
          address == null
              ? none("redis", patient.redisFailure())
              : bad(
                  "redis",
                  patient.redisFailure(),
                  "start Redis, or say with --redis where it is (kubectl port-forward)"));
    }
    return List.of(
        version(facts),
        persistence(facts, patient.diagnosis().onDisk()),
        eviction(facts),
        password(address, facts),
        rights(address, facts),
        tls(address));
  }

  private static Finding version(RedisFacts facts) {
    Matcher parts = VERSION.matcher(facts.version());
    boolean fits =
        parts.matches()
            && Integer.parseInt(parts.group(1)) * 100 + Integer.parseInt(parts.group(2)) >= OLDEST;
    return Finding.of(
        "redis", fits, "answers, version " + facts.version(), "use Redis 6.2 or newer");
  }

  private static Finding persistence(RedisFacts facts, boolean onDisk) {
    String item = "redis persistence";
    String only = facts.settings().get("appendonly");
    if (only == null) {
      return onDisk ? good(item, "the server found appendfsync always") : none(item, UNSEEN);
    }
    String fsync = facts.settings().getOrDefault("appendfsync", "");
    return Finding.of(
        item,
        only.equals("yes") && fsync.equals("always"),
        "appendonly " + only + ", appendfsync " + fsync,
        "set appendonly yes and appendfsync always: else a crash of Redis loses what was"
            + " acknowledged");
  }

  private static Finding eviction(RedisFacts facts) {
    String item = "redis eviction";
    String policy = facts.settings().get("maxmemory-policy");
    return policy == null
        ? none(item, UNSEEN)
        : Finding.of(
            item,
            policy.equals("noeviction"),
            "maxmemory-policy " + policy,
            "set maxmemory-policy noeviction: else Redis forgets messages when memory is full");
  }

  private static boolean isLocal(RedisAddress address) {
    return address.unix()
        || address.endpoints().stream()
            .map(endpoint -> endpoint.substring(0, endpoint.lastIndexOf(':')))
            .allMatch(Endpoint::isLocal);
  }

  private static Finding password(RedisAddress address, RedisFacts facts) {
    String item = "redis password";
    if (address.unix()) {
      return good(item, "a socket of its owner, no port");
    }
    return Finding.of(
        item,
        !facts.open(),
        facts.open()
            ? "others can reach " + address + ", and anybody is let in"
            : isLocal(address) ? "others do not reach it" : "strangers are refused",
        "give the default user a password (requirepass, or an ACL file)");
  }

  private static Finding rights(RedisAddress address, RedisFacts facts) {
    String item = "redis rights";
    if (isLocal(address)) {
      return none(item, "Redis is on this machine");
    }
    return Finding.of(
        item,
        !facts.administers(),
        facts.administers()
            ? "the server's user may administer Redis"
            : "the server's user may not administer Redis",
        "give the server a user of its own that may do little (k8s/redis/users.acl)");
  }

  private static Finding tls(RedisAddress address) {
    String item = "redis tls";
    return isLocal(address)
        ? none(item, "Redis is on this machine")
        : Finding.of(
            item,
            address.tls(),
            address.tls() ? "rediss" : "passwords and messages go to Redis in clear text",
            "use a rediss:// URI (and SCRP_REDIS_TLS_CA)");
  }
}
