package chat.scrp.gateway.socket;

import chat.scrp.protocol.model.Transport;
import chat.scrp.services.stats.Traffic;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** What the sockets of all event loops count. */
public final class SocketCounts {

  /**
   * One look at all connections.
   *
   * @param waiting bytes that sockets have not taken
   * @param byTransport open connections
   * @param loggedIn those of them that are logged in
   * @param lagNanos how late this look was
   */
  record Sweep(
      long waiting,
      Map<Transport, Integer> byTransport,
      Map<Transport, Integer> loggedIn,
      long lagNanos) {}

  private final AtomicReferenceArray<@Nullable Sweep> sweeps;
  private final LongAdder slowCuts = new LongAdder();
  private final Traffic traffic;

  /**
   * Begins to count.
   *
   * @param loops how many event loops there are
   */
  public SocketCounts(int loops, Traffic traffic) {
    this.traffic = traffic;
    sweeps = new AtomicReferenceArray<>(loops);
  }

  void dataIn(int bytes) {
    traffic.dataIn(bytes);
  }

  void dataOut(int bytes) {
    traffic.dataOut(bytes);
  }

  void slowCut() {
    slowCuts.increment();
  }

  void swept(int loop, Sweep sweep) {
    sweeps.set(loop, sweep);
  }

  /** Bytes from clients. */
  public long receivedBytes() {
    return traffic.dataIn();
  }

  /** Bytes to clients. */
  public long sentBytes() {
    return traffic.dataOut();
  }

  public long slowCuts() {
    return slowCuts.sum();
  }

  /** Bytes that sockets have not taken. */
  public long waitingBytes() {
    return sum(Sweep::waiting);
  }

  /** Connections of one transport that are logged in. */
  public long loggedIn(Transport transport) {
    return sum(sweep -> sweep.loggedIn().getOrDefault(transport, 0));
  }

  /** Open connections of one transport. */
  public long connections(Transport transport) {
    return sum(sweep -> sweep.byTransport().getOrDefault(transport, 0));
  }

  /** How late the latest event loop is. */
  public double lagSeconds() {
    long largest = 0;
    for (int i = 0; i < sweeps.length(); i++) {
      Sweep sweep = sweeps.get(i);
      largest = Math.max(largest, sweep == null ? 0 : sweep.lagNanos());
    }
    return largest / 1e9;
  }

  private long sum(ToLongFunction<Sweep> value) {
    long sum = 0;
    for (int i = 0; i < sweeps.length(); i++) {
      Sweep sweep = sweeps.get(i);
      sum += sweep == null ? 0 : value.applyAsLong(sweep);
    }
    return sum;
  }
}
