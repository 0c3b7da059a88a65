package chat.scrp.benchmark;

import java.util.concurrent.atomic.AtomicLong;

/** What all clients count, on the generator's thread. */
final class Meter {
  final Latencies delivery = new Latencies();
  final Latencies answer = new Latencies();
  final AtomicLong deliveries = new AtomicLong();
  final AtomicLong acknowledged = new AtomicLong();
  long failed;
  String firstFailure = "";
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

  /** Something that was asked was not done. */
  void failed(String how) {
    if (failed++ == 0) {
      firstFailure = how;
    }
  }

  /** Forgets the times, not the counts. */
  void forgetTimes() {
    delivery.clear();
    answer.clear();
  }
}
