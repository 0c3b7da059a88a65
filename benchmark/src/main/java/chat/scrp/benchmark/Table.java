package chat.scrp.benchmark;

import chat.scrp.verifier.cluster.StartException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Everything several times: each figure with what it must not pass and what would be good. */
final class Table {
  private final BenchOptions options;
  private final Progress progress;
  private final Map<String, List<Report>> reports = new LinkedHashMap<>();

  private Table(BenchOptions options, Progress progress) {
    this.options = options;
    this.progress = progress;
  }

  static Report run(BenchOptions options, Progress progress) {
    var table = new Table(options, progress);
    for (int round = 1; round <= options.rounds(); round++) {
      table.round(round);
    }
    return table.report();
  }

  /**
   * A line of the table.
   *
   * @param name what is measured
   * @param measurement in which report
   * @param part in which part of it; empty for the report itself
   * @param figure under which name
   * @param must what it must not pass
   * @param aim what would be good
   */
  private record Line(
      String name, String measurement, String part, String figure, double must, double aim) {
    double of(Report report) {
      return part.isEmpty() ? report.number(figure) : report.number(part, figure);
    }
  }

  private static final String COST = "cpu_s_per_million";

  private static final List<Line> LINES =
      List.of(
          new Line("W1, best rate: CPU s per million", "W1", "", COST, 1.2, 0.6),
          new Line("W1, one in flight: CPU s per million", "W1", "window_1", COST, 5, 3.5),
          new Line("W2, best rate: CPU s per million", "W2", "", COST, 45, 28),
          new Line("W3, best rate: CPU s per million", "W3", "", COST, 10, 6),
          new Line("W4, TCP: KB per connection", "W4 tcp", "", "kb_per_connection", 8, 5),
          new Line("W4, WebSocket: KB per connection", "W4 ws", "", "kb_per_connection", 16, 10),
          new Line("W1, 5,000/s: p50 over that of an XADD", "W1", "fixed", "p50_of_xadd", 4, 2),
          new Line("W1, 5,000/s: p99 over that of an XADD", "W1", "fixed", "p99_of_xadd", 4, 2),
          new Line("RESUME_SESSION: CPU ms", "resume", "", "cpu_ms", 1, 0.4),
          new Line("W5: lost, doubled, reordered", "W5", "", "faults", 0, 0),
          new Line("W6: lost, doubled, reordered", "W6", "", "faults", 0, 0));

  private void round(int round) {
    progress.say("== round %d of %d", round, options.rounds());
    one("W1", "W1", options);
    one("W2", "W2", options);
    one("W3", "W3", options);
    one("W4 tcp", "W4", options.with("--transport", "tcp"));
    one("W4 ws", "W4", options.with("--transport", "ws"));
    one("resume", "resume", options);
    one("W5", "W5", options);
    one("W6", "W6", options);
  }

  private void one(String key, String name, BenchOptions with) {
    progress.say("-- %s", key);
    Report report;
    try {
      report = Measurement.named(name).run(new BenchOptions(name, with.given()), progress);
    } catch (StartException | IOException | IllegalStateException e) {
      // One that could not be measured leaves its place empty; the others go on.
      report = new Report().put("workload", name).put("error", String.valueOf(e.getMessage()));
      report.put("sound", (Object) false);
    }
    progress.say("%s", report.json());
    reports.computeIfAbsent(key, unused -> new ArrayList<>()).add(report);
  }

  private Report report() {
    progress.say("| what | ours | rounds | must | aim | holds |");
    progress.say("| --- | --- | --- | --- | --- | --- |");
    var report = new Report().put("workload", "all").put("rounds", (Object) options.rounds());
    for (Line line : LINES) {
      List<Report> of = reports.getOrDefault(line.measurement(), List.of());
      double middle =
          Median.middle(of.stream().map(line::of).filter(one -> !Double.isNaN(one)).toList());
      String each =
          of.stream().map(one -> Report.shown(line.of(one))).collect(Collectors.joining(", "));
      boolean holds = of.stream().allMatch(one -> one.isSound() && line.of(one) <= line.must());
      progress.say(
          "| %s | %s | %s | %s | %s | %s |",
          line.name(),
          Report.shown(middle),
          each,
          Report.shown(line.must()),
          Report.shown(line.aim()),
          holds ? "yes" : "no");
      report.put(line.name(), middle);
    }
    boolean sound = reports.values().stream().flatMap(List::stream).allMatch(Report::isSound);
    return report.put("sound", (Object) sound);
  }
}
