package chat.scrp.benchmark;

import java.util.concurrent.atomic.AtomicLong;

/** What all clients count, on the generator's thread. */
final class Meter {
  final Latencies delivery = new Latencies();
  final Latencies answer = new Latencies();
  final AtomicLong deliveries = new AtomicLong();
  final AtomicLong acknowledged = new AtomicLong();
  long failed;
  long doubled;
  long reordered;

  void delivered(long micros) {
    deliveries.lazySet(deliveries.getPlain() + 1);
    delivery.add(micros);
  }

  void answered(long micros) {
    acknowledged.lazySet(acknowledged.getPlain() + 1);
    answer.add(micros);
  }

  /** Forgets the times, not the counts. */
  void forgetTimes() {
    delivery.clear();
    answer.clear();
  }
}
