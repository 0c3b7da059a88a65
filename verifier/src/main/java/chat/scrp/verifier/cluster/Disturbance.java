package chat.scrp.verifier.cluster;

/**
 * Something that is done to the processes.
 *
 * @param atMillis when, since the beginning of its phase
 * @param kind what
 * @param replica which replica, where it is about one
 * @param millis how long it lasts, or the delay it makes
 */
public record Disturbance(long atMillis, Kind kind, int replica, long millis) {
  /** What can be done. */
  public enum Kind {
    /** SIGKILL, then a new start. */
    KILL_REPLICA,
    /** SIGSTOP for a while. */
    PAUSE_REPLICA,
    /** SIGTERM, then a new start. */
    DRAIN_REPLICA,
    /** Every connection to a replica is cut. */
    CUT_REPLICA,
    /** What goes to a replica and comes from it is late. */
    DELAY_REPLICA,
    /** SIGKILL, then a new start. */
    KILL_REDIS,
    /** SIGSTOP for a while. */
    PAUSE_REDIS,
    /** Every connection to Redis is cut. */
    CUT_REDIS,
    /** What goes to Redis and comes from it is late. */
    DELAY_REDIS
  }
}
