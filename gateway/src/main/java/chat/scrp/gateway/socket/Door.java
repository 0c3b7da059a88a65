package chat.scrp.gateway.socket;

import chat.scrp.gateway.GatewayConfig;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * How many connections are open on this replica, in all and of each network; guests are those that
 * are not logged in. Shared by the event loops.
 */
public final class Door {
  private record Count(int connections, int guests) {
    static final Count NONE = new Count(0, 0);

    Count plus(int more, int moreGuests) {
      return new Count(connections + more, guests + moreGuests);
    }
  }

  private final GatewayConfig.Doors limits;
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicInteger guests = new AtomicInteger();
  private final ConcurrentMap<String, Count> networks = new ConcurrentHashMap<>();

  public Door(GatewayConfig.Doors limits) {
    this.limits = limits;
  }

  /**
   * Whether one more may come.
   *
   * @param network the client's, or null where networks have no limit
   */
  boolean hasRoom(@Nullable String network) {
    if (connections.get() >= limits.connections() || guests.get() >= limits.guests()) {
      return false;
    }
    Count count = network == null ? Count.NONE : networks.getOrDefault(network, Count.NONE);
    return count.connections() < limits.connectionsPerAddress()
        && count.guests() < limits.guestsPerAddress();
  }

  /** As {@link #hasRoom}, for an HTTP connection. */
  boolean hasRoomToVisit(@Nullable String network) {
    Count count = network == null ? Count.NONE : networks.getOrDefault(network, Count.NONE);
    return connections.get() < limits.connections()
        && count.connections() < limits.connectionsPerAddress();
  }

  /** An HTTP connection, which is no guest; {@link #left} takes it back. */
  void visited(@Nullable String network) {
    connections.incrementAndGet();
    change(network, 1, 0);
  }

  /** A connection, not logged in yet; {@link #left} takes it back. */
  void entered(@Nullable String network) {
    connections.incrementAndGet();
    guests.incrementAndGet();
    change(network, 1, 1);
  }

  /** The connection was logged in or off. */
  void changed(@Nullable String network, boolean guest) {
    int more = guest ? 1 : -1;
    guests.addAndGet(more);
    change(network, 0, more);
  }

  /** The connection is gone. */
  void left(@Nullable String network, boolean guest) {
    connections.decrementAndGet();
    guests.addAndGet(guest ? -1 : 0);
    change(network, -1, guest ? -1 : 0);
  }

  private void change(@Nullable String network, int more, int moreGuests) {
    if (network != null) {
      networks.compute(
          network,
          (key, count) -> {
            Count changed = (count == null ? Count.NONE : count).plus(more, moreGuests);
            return changed.connections() == 0 ? null : changed;
          });
    }
  }
}
