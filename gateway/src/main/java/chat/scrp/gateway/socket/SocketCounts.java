package chat.scrp.gateway.socket;

import chat.scrp.protocol.model.Transport;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;

/** What the sockets of all event loops count. */
public final class SocketCounts {

  /**
   * One look at all connections.
   *
   * @param waiting bytes that sockets have not taken
   * @param loggedIn connections that are logged in
   * @param byTransport connections by ordinal of {@link Transport}
   */
  private record Sweep(long waiting, int loggedIn, int[] byTransport) {}

  private final AtomicReferenceArray<Sweep> sweeps;
  private final LongAdder slowCuts = new LongAdder();
  private final LongAdder dataIn = new LongAdder();
  private final LongAdder dataOut = new LongAdder();

  /**
   * @param loops how many event loops there are
   */
  public SocketCounts(int loops) {
    sweeps = new AtomicReferenceArray<>(loops);
  }

  void dataIn(int bytes) {
    dataIn.add(bytes);
  }

  void dataOut(int bytes) {
    dataOut.add(bytes);
  }

  void slowCut() {
    slowCuts.increment();
  }

  void swept(int loop, long waiting, int loggedIn, int[] byTransport) {
    sweeps.set(loop, new Sweep(waiting, loggedIn, byTransport));
  }

  public long slowCuts() {
    return slowCuts.sum();
  }

  public long dataIn() {
    return dataIn.sum();
  }

  public long dataOut() {
    return dataOut.sum();
  }

  public long waitingBytes() {
    long sum = 0;
    for (int i = 0; i < sweeps.length(); i++) {
      Sweep sweep = sweeps.get(i);
      sum += sweep == null ? 0 : sweep.waiting();
    }
    return sum;
  }

  public int loggedIn() {
    int sum = 0;
    for (int i = 0; i < sweeps.length(); i++) {
      Sweep sweep = sweeps.get(i);
      sum += sweep == null ? 0 : sweep.loggedIn();
    }
    return sum;
  }

  public int connections(Transport transport) {
    int sum = 0;
    for (int i = 0; i < sweeps.length(); i++) {
      Sweep sweep = sweeps.get(i);
      sum += sweep == null ? 0 : sweep.byTransport()[transport.ordinal()];
    }
    return sum;
  }
}
