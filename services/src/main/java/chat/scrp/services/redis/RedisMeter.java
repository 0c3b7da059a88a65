package chat.scrp.services.redis;

import chat.scrp.services.LatencyHistogram;
import java.util.concurrent.atomic.LongAdder;

/** What this replica has seen of Redis since it started. May be asked from any thread. */
public final class RedisMeter {
  private final LatencyHistogram commands = new LatencyHistogram();
  private final LongAdder commandReconnects = new LongAdder();
  private final LongAdder subscriptionReconnects = new LongAdder();

  void commandsReconnected() {
    commandReconnects.increment();
  }

  void subscriptionsReconnected() {
    subscriptionReconnects.increment();
  }

  /** From the writing of a command to its answer; what is sent together counts together. */
  public LatencyHistogram commands() {
    return commands;
  }

  /** How often a connection for commands was made again. */
  public long commandReconnects() {
    return commandReconnects.sum();
  }

  /** How often the connection for subscriptions was made again. */
  public long subscriptionReconnects() {
    return subscriptionReconnects.sum();
  }
}
