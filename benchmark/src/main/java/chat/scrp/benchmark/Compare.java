package chat.scrp.benchmark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Ours and the Socket.IO server by turns, on the same kind of Redis, so that noise hits both. */
final class Compare {
  private static final List<String> WORKLOADS = List.of("W1", "W2");

  private final BenchOptions options;
  private final Progress progress;

  private Compare(BenchOptions options, Progress progress) {
    this.options = options;
    this.progress = progress;
  }

  static Report run(BenchOptions options, Progress progress) throws IOException {
    return new Compare(options, progress).all();
  }

  private interface Start {
    Subject start(BenchOptions options) throws IOException;
  }

  private Report all() throws IOException {
    var report = new Report().put("workload", "compare").put("peer", "socket.io");
    boolean sound = true;
    List<String> table = new ArrayList<>();
    for (String name : WORKLOADS) {
      Report pairs = pairs(Workload.named(name, options.members()), table);
      sound &= pairs.isSound();
      report.put(name, pairs);
    }
    progress.say("| workload | pair | window | ours | socket.io | ratio |");
    progress.say("| --- | --- | --- | --- | --- | --- |");
    table.forEach(line -> progress.say("%s", line));
    return report.put("sound", (Object) sound);
  }

  private Report pairs(Workload workload, List<String> table) throws IOException {
    List<Report> ours = new ArrayList<>();
    List<Report> theirs = new ArrayList<>();
    for (int round = 1; round <= options.rounds(); round++) {
      ours.add(one(workload, "ours", ScrpServer::start));
      theirs.add(one(workload, "socket.io", SocketIoServer::start));
      table.add(line(workload, round, "best", ours, theirs, Compare::best));
      table.add(line(workload, round, "1", ours, theirs, Compare::one));
    }
    return new Report()
        .put("ours_cpu_s_per_million", Median.of(ours, Compare::best))
        .put("theirs_cpu_s_per_million", Median.of(theirs, Compare::best))
        .put("ratios", (Object) Median.ratios(ours, theirs, Compare::best))
        .put("ratio", Median.ofPairs(ours, theirs, Compare::best))
        .put("ours_cpu_s_per_million_window_1", Median.of(ours, Compare::one))
        .put("theirs_cpu_s_per_million_window_1", Median.of(theirs, Compare::one))
        .put("ratios_window_1", (Object) Median.ratios(ours, theirs, Compare::one))
        .put("ratio_window_1", Median.ofPairs(ours, theirs, Compare::one))
        .put("sound", (Object) ours.stream().allMatch(Report::isSound));
  }

  private Report one(Workload workload, String whose, Start start) throws IOException {
    progress.say("-- %s: %s", workload.name(), whose);
    BenchOptions both = options.with("--transport", "ws");
    try (var run = new Throughput(both, progress, workload, start.start(both))) {
      run.begin();
      run.warmUp();
      Report report = run.windows(both.windows(workload.groups().size() * workload.senders()));
      report.with(run.finish());
      progress.say("%s", report.json());
      return report;
    }
  }

  private static String line(
      Workload workload,
      int round,
      String window,
      List<Report> ours,
      List<Report> theirs,
      Median.Figure figure) {
    double one = figure.of(ours.get(round - 1));
    double other = figure.of(theirs.get(round - 1));
    return String.format(
        Locale.ROOT,
        "| %s | %d | %s | %.2f | %.2f | %.3f |",
        workload.name(),
        round,
        window,
        one,
        other,
        one / other);
  }

  private static double best(Report report) {
    return report.number("cpu_s_per_million");
  }

  private static double one(Report report) {
    return report.number("window_1", "cpu_s_per_million");
  }
}
