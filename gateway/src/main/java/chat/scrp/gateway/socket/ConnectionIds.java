package chat.scrp.gateway.socket;

import java.util.concurrent.atomic.AtomicLong;

/** Names connections so that no two in the cluster have the same: {@code replica.n}. */
public final class ConnectionIds {
  private final String replica;
  private final AtomicLong last = new AtomicLong();

  public ConnectionIds(String replica) {
    this.replica = replica;
  }

  String next() {
    return replica + '.' + last.incrementAndGet();
  }
}
