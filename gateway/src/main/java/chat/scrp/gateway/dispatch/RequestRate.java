package chat.scrp.gateway.dispatch;

/**
 * How many requests one connection may still make: a store of them that refills at a steady rate.
 * Used on the connection's event loop.
 */
public final class RequestRate {
  private static final double NANOS_PER_SECOND = 1e9;

  private final double perSecond;
  private final double burst;
  private double left;
  private long countedNanos;

  /**
   * @param perSecond how many come back in a second; 0: there is no limit
   * @param burst how many may be made at once
   * @param nowNanos the time, in nanoseconds of any beginning
   */
  public RequestRate(int perSecond, int burst, long nowNanos) {
    this.perSecond = perSecond;
    this.burst = burst;
    this.left = burst;
    this.countedNanos = nowNanos;
  }

  /**
   * Counts a request.
   *
   * @param cost as how many requests it counts
   * @return 0 when it may be made, else the milliseconds after which the next one may
   */
  public long take(int cost, long nowNanos) {
    if (perSecond == 0) {
      return 0;
    }
    double seconds = (nowNanos - countedNanos) / NANOS_PER_SECOND;
    left = Math.min(burst, left + seconds * perSecond);
    countedNanos = nowNanos;
    double price = Math.min(cost, burst);
    if (left >= price) {
      left -= price;
      return 0;
    }
    return Math.max(1, (long) Math.ceil((price - left) * 1000 / perSecond));
  }
}
