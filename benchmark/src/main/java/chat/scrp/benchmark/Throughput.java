package chat.scrp.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** W1 to W3: people who talk, at the best rate, with one message on the way, at a fixed rate. */
final class Throughput implements AutoCloseable {
  private static final int WARM_UP_WINDOW = 16;
  private static final int MOST_IN_A_ROOM = 32_000;
  private static final double WARM_UP_STEP_SECONDS = 4;

  private static final double SETTLING_SECONDS = 1;

  /** Where less than this part of what was due has come, who falls behind saves the server work. */
  private static final double KEPT_UP = 0.98;

  private static final double SLICE_SECONDS = 3;
  private static final int DRAIN_SECONDS = 60;

  private final BenchOptions options;
  private final Progress progress;
  private final Workload workload;
  private final Subject subject;
  private final Generator generator = new Generator();
  private final Meter meter = new Meter();
  private final List<Talker> everybody = new ArrayList<>();
  private final List<Talker> senders = new ArrayList<>();
  private int nextSender;

  Throughput(BenchOptions options, Progress progress, Workload workload, Subject subject) {
    this.options = options;
    this.progress = progress;
    this.workload = workload;
    this.subject = subject;
  }

  /** Everything that the options ask for. */
  Report run() throws IOException {
    begin();
    var report =
        new Report()
            .put("workload", workload.name())
            .put("transport", subject.framing().label())
            .put("users", (Object) workload.users())
            .put("replicas", (Object) subject.servers().size());
    report.with(warmUp());
    if (options.rate() == 0) {
      report.with(windows(options.windows(senders.size())));
    }
    if (options.window() == 0) {
      report.put("fixed", fixed(rate()));
    }
    return report.with(finish());
  }

  /** Connects everybody. */
  void begin() {
    progress.say("%s: %,d clients connect", workload.name(), workload.users());
    for (List<Talker> group : new Meeting(generator, subject, workload).gather(meter)) {
      everybody.addAll(group);
      senders.addAll(group.subList(0, Math.min(workload.senders(), group.size())));
    }
  }

  /** Runs until the cost of a delivery stays the same for a while: then the JIT has settled. */
  Report warmUp() {
    int most = Math.min(MOST_IN_A_ROOM / workload.users(), options.mostWindow(senders.size()));
    window(Math.max(1, Math.min(WARM_UP_WINDOW, most)));
    var settling = new Settling(subject);
    double passed = 0;
    while (passed < options.warmUp() && !settling.isOver()) {
      Sample before = sample();
      Generator.pause(WARM_UP_STEP_SECONDS);
      Sample after = sample();
      settling.cost(after.cpuPerMillion(before));
      passed += WARM_UP_STEP_SECONDS;
      say("warm-up " + Math.round(passed) + " s", after.since(before));
    }
    return new Report().put("warm_up_s", passed).put("settled", (Object) settling.isOver());
  }

  /** Measures with each window; the one with the best rate is what the report is about. */
  Report windows(List<Integer> windows) {
    Report best = new Report();
    var all = new Report();
    for (int window : windows) {
      Report one = window(window, options.seconds());
      all.put("window_" + window, one);
      boolean better = !(one.number("deliveries_per_s") <= best.number("deliveries_per_s"));
      if (better && one.number("kept_up") >= KEPT_UP) {
        best = new Report().put("window", (Object) window).with(one);
      }
    }
    return windows.size() == 1 ? best : best.with(all);
  }

  /** Measures with so many messages of each sender on the way; nobody is behind when it begins. */
  Report window(int window, double seconds) {
    window(0);
    drain();
    window(window);
    Generator.pause(SETTLING_SECONDS);
    generator.on(this::forgetTimes);
    long missing = generator.on(this::lost);
    Sample before = sample();
    Generator.pause(seconds);
    Sample after = sample();
    long fallenBehind = generator.on(this::lost) - missing;
    double come = after.deliveries() - before.deliveries();
    Report report = generator.on(() -> withTimes(after.since(before)));
    report.put("kept_up", Math.min(1, come / Math.max(1, come + fallenBehind)));
    say("window " + window, report);
    if (report.number("kept_up") < KEPT_UP) {
      progress.say("window %d: the clients fell behind, it does not count", window);
    }
    return report;
  }

  /** Measures at a fixed rate, by turns with XADDs at the same rate. */
  Report fixed(double perSecond) throws IOException {
    window(0);
    drain();
    generator.on(this::forgetTimes);
    var pace = new Pace(generator, perSecond);
    double cpu = 0;
    long deliveries = meter.deliveries.get();
    try (var bare = new BareXadd(generator, subject.redis())) {
      for (int slice = 0; slice < options.slices(); slice++) {
        pace.run(SLICE_SECONDS, bare::add);
        generator.until(DRAIN_SECONDS, bare::isIdle);
        double before = subject.cpu();
        pace.run(SLICE_SECONDS, this::sendNext);
        drain();
        cpu += subject.cpu() - before;
      }
      deliveries = meter.deliveries.get() - deliveries;
      bare.check();
      Report report = fixedReport(perSecond, bare.latencies);
      return report.put("cpu_s_per_million", cpu / Math.max(1, deliveries) * 1e6);
    }
  }

  /** Ends the sending and tells what went wrong. */
  Report finish() {
    window(0);
    drain();
    return generator.on(
        () ->
            new Report()
                .faults(lost(), meter.doubled, meter.reordered, meter.failed)
                .put("first_failure", meter.firstFailure));
  }

  private double rate() {
    return options.rate() > 0 ? options.rate() : workload.fixedRate();
  }

  private Report fixedReport(double perSecond, Latencies bare) {
    Latencies ours = meter.delivery;
    double median = (double) ours.percentile(0.5) / Math.max(1, bare.percentile(0.5));
    double tail = (double) ours.percentile(0.99) / Math.max(1, bare.percentile(0.99));
    Report report =
        new Report()
            .put("messages_per_s", perSecond)
            .put("delivery_us", Report.of(ours))
            .put("answer_us", Report.of(meter.answer))
            .put("xadd_us", Report.of(bare))
            .put("p50_of_xadd", median)
            .put("p99_of_xadd", tail);
    progress.say(
        "%.0f messages/s: p50 %,d us (%.1f times an XADD), p99 %,d us (%.1f times)",
        perSecond, ours.percentile(0.5), median, ours.percentile(0.99), tail);
    return report;
  }

  private void sendNext(long due) {
    senders.get(nextSender).sendOne(due);
    nextSender = (nextSender + 1) % senders.size();
  }

  private Sample sample() {
    return Sample.take(generator, subject, meter);
  }

  private boolean window(int window) {
    return generator.on(
        () -> {
          senders.forEach(sender -> sender.window(window));
          return true;
        });
  }

  private boolean forgetTimes() {
    meter.forgetTimes();
    return true;
  }

  private Report withTimes(Report report) {
    return report
        .put("delivery_us", Report.of(meter.delivery))
        .put("answer_us", Report.of(meter.answer));
  }

  private void drain() {
    generator.until(DRAIN_SECONDS, () -> senders.stream().allMatch(Talker::isIdle) && lost() == 0);
  }

  private long lost() {
    return everybody.stream().mapToLong(Talker::missing).sum();
  }

  private void say(String what, Report report) {
    progress.say(
        "%s: %,.0f deliveries/s, %.2f CPU s per million (Redis %.2f), generator %.2f of a core",
        what,
        report.number("deliveries_per_s"),
        report.number("cpu_s_per_million"),
        report.number("redis_cpu_s_per_million"),
        report.number("generator_cpu"));
  }

  @Override
  public void close() {
    generator.close();
    subject.close();
  }
}
