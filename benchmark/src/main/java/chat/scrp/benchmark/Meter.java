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
  boolean measuring;

  void delivered(long micros) {
    deliveries.lazySet(deliveries.getPlain() + 1);
    if (measuring) {
      delivery.add(micros);
    }
  }

  void answered(long micros) {
    acknowledged.lazySet(acknowledged.getPlain() + 1);
    if (measuring) {
      answer.add(micros);
    }
  }

  /** Forgets the times of the warm-up. */
  void startMeasuring() {
    delivery.clear();
    answer.clear();
    measuring = true;
  }
}
