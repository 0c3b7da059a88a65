package chat.scrp.benchmark;

import java.util.Locale;

/**
 * What was measured.
 *
 * @param json the one line
 * @param isSound whether nothing was lost, doubled or reordered and no send failed
 */
record Result(String json, boolean isSound) {
  /** From this part of a core on, the generator may have been the limit. */
  private static final double BUSY = 0.85;

  static Result of(
      BenchOptions options, Bench.Sample before, Bench.Sample after, Meter meter, long lost) {
    double seconds = (after.nanos() - before.nanos()) / 1e9;
    double deliveries = Math.max(1, after.deliveries() - before.deliveries());
    double server = after.server() - before.server();
    double redis = after.redis() - before.redis();
    double generator = (after.generator() - before.generator()) / seconds;
    String json =
        String.format(
            Locale.ROOT,
            "{\"workload\":\"%s\",\"transport\":\"%s\",\"users\":%d,\"in_flight\":%d,"
                + "\"replicas\":%d,\"seconds\":%.1f,\"deliveries_per_s\":%.0f,"
                + "\"acknowledged_per_s\":%.0f,\"server_cpu_s_per_million\":%.3f,"
                + "\"redis_cpu_s_per_million\":%.3f,\"cpu_s_per_million\":%.3f,"
                + "\"delivery_us\":{%s},\"answer_us\":{%s},\"lost\":%d,\"doubled\":%d,"
                + "\"reordered\":%d,\"failed\":%d,\"generator_cpu\":%.2f,"
                + "\"generator_was_limit\":%b}",
            options.workload().name(),
            options.framing().name().toLowerCase(Locale.ROOT),
            options.workload().users(),
            options.inFlight(),
            options.replicas(),
            seconds,
            deliveries / seconds,
            (after.acknowledged() - before.acknowledged()) / seconds,
            server / deliveries * 1e6,
            redis / deliveries * 1e6,
            (server + redis) / deliveries * 1e6,
            percentiles(meter.delivery),
            percentiles(meter.answer),
            lost,
            meter.doubled,
            meter.reordered,
            meter.failed,
            generator,
            generator > BUSY);
    boolean sound = lost == 0 && meter.doubled + meter.reordered + meter.failed == 0;
    return new Result(json, sound);
  }

  private static String percentiles(Latencies of) {
    return String.format(
        Locale.ROOT,
        "\"p50\":%d,\"p90\":%d,\"p99\":%d,\"p999\":%d",
        of.percentile(0.5),
        of.percentile(0.9),
        of.percentile(0.99),
        of.percentile(0.999));
  }
}
