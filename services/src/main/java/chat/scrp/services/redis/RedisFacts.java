package chat.scrp.services.redis;

import java.util.Map;

/**
 * What a Redis shows to who asks it as the server does.
 *
 * @param version such as {@code 7.2.4}; "" where it does not say
 * @param timeMs its clock, ms
 * @param askedMs this machine's clock at that moment, ms
 * @param settings of CONFIG that were asked for; empty where the user may not ask
 * @param administers whether the user may administer Redis, such as its access list
 * @param open whether it answers somebody who has no password, where others can reach it
 * @param schema version of the keys that are stored; 0 where there are none
 */
public record RedisFacts(
    String version,
    long timeMs,
    long askedMs,
    Map<String, String> settings,
    boolean administers,
    boolean open,
    long schema) {
  public RedisFacts {
    settings = Map.copyOf(settings);
  }
}
