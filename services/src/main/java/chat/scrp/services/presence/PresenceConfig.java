package chat.scrp.services.presence;

import java.time.Duration;

/**
 * How soon others know who is online.
 *
 * @param lease how long a replica that says nothing counts as alive
 * @param renewal how often a replica says that it is alive
 * @param sweep how often the users of dead replicas are sought
 * @param merge within which comings and goings of a user become one push, or none
 * @param audit how soon a connection that was logged off finds out when it missed the publish
 */
public record PresenceConfig(
    Duration lease, Duration renewal, Duration sweep, Duration merge, Duration audit) {

  public static PresenceConfig defaults() {
    return new PresenceConfig(
        Duration.ofSeconds(20),
        Duration.ofSeconds(8),
        Duration.ofSeconds(2),
        Duration.ofMillis(250),
        Duration.ofSeconds(15));
  }
}
