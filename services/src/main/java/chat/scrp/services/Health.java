package chat.scrp.services;

/**
 * Whether the services can do their work now.
 *
 * @param redisUp whether every event loop has a connection to Redis
 * @param canaryAgeMs how long ago a publish of this replica to itself arrived
 * @param canaryLimitMs from which age on publishes do not flow
 */
public record Health(boolean redisUp, long canaryAgeMs, long canaryLimitMs) {

  /** Whether publishes flow. */
  public boolean publishesFlow() {
    return canaryAgeMs < canaryLimitMs;
  }

  public boolean isGood() {
    return redisUp && publishesFlow();
  }
}
