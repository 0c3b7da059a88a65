package chat.scrp.benchmark;

/**
 * All counters at one moment.
 *
 * @param nanos when
 * @param deliveries messages that have come to clients
 * @param acknowledged messages that were answered
 * @param server CPU seconds of the server
 * @param redis CPU seconds of Redis
 * @param generator CPU seconds of the generator's thread
 */
record Sample(
    long nanos, long deliveries, long acknowledged, double server, double redis, double generator) {
  /** From this part of a core on, the generator may have been the limit. */
  private static final double BUSY = 0.85;

  static Sample take(Generator generator, Subject subject, Meter meter) {
    return new Sample(
        System.nanoTime(),
        meter.deliveries.get(),
        meter.acknowledged.get(),
        subject.serverCpu(),
        subject.redisCpu(),
        generator.cpu());
  }

  /** What was done and used from an earlier moment to this one. */
  Report since(Sample before) {
    double seconds = (nanos - before.nanos) / 1e9;
    double perMillion = 1e6 / Math.max(1, deliveries - before.deliveries);
    double busy = (generator - before.generator) / seconds;
    return new Report()
        .put("seconds", seconds)
        .put("deliveries_per_s", (deliveries - before.deliveries) / seconds)
        .put("acknowledged_per_s", (acknowledged - before.acknowledged) / seconds)
        .put("server_cpu_s_per_million", (server - before.server) * perMillion)
        .put("redis_cpu_s_per_million", (redis - before.redis) * perMillion)
        .put("cpu_s_per_million", cpuSince(before) * perMillion)
        .put("generator_cpu", busy)
        .put("generator_was_limit", (Object) (busy > BUSY));
  }

  /** CPU seconds of server and Redis for a million deliveries since then. */
  double cpuPerMillion(Sample before) {
    return cpuSince(before) * 1e6 / Math.max(1, deliveries - before.deliveries);
  }

  private double cpuSince(Sample before) {
    return server - before.server + redis - before.redis;
  }
}
