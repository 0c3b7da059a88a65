package chat.scrp.gateway.management;

import chat.scrp.services.LatencyHistogram;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Shows our own histograms to Prometheus. A timer of Micrometer costs an allocation and more for
 * each value; these are adders that are read when somebody asks.
 */
final class Histograms {
  private final PrometheusRegistry registry;

  Histograms(PrometheusRegistry registry) {
    this.registry = registry;
  }

  void add(String name, String help, LatencyHistogram histogram) {
    register(() -> family(name, help).dataPoint(point(Labels.EMPTY, histogram)).build());
  }

  /** One for each enum constant that has a value; its name is the label's value. */
  <E extends Enum<E>> void add(
      String name, String help, String label, Supplier<Map<E, LatencyHistogram>> histograms) {
    register(
        () -> {
          HistogramSnapshot.Builder family = family(name, help);
          histograms
              .get()
              .forEach(
                  (key, histogram) -> {
                    if (!histogram.isEmpty()) {
                      family.dataPoint(point(Labels.of(label, key.name()), histogram));
                    }
                  });
          return family.build();
        });
  }

  private void register(Supplier<HistogramSnapshot> snapshot) {
    Collector collector = snapshot::get;
    registry.register(collector);
  }

  private static HistogramSnapshot.Builder family(String name, String help) {
    return HistogramSnapshot.builder().name(name).help(help);
  }

  private static HistogramDataPointSnapshot point(Labels labels, LatencyHistogram histogram) {
    ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
    for (int i = 0; i < LatencyHistogram.buckets(); i++) {
      buckets.bucket(LatencyHistogram.bound(i), histogram.count(i));
    }
    return HistogramDataPointSnapshot.builder()
        .labels(labels)
        .sum(histogram.sumSeconds())
        .classicHistogramBuckets(buckets.build())
        .build();
  }
}
