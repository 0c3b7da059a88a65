package chat.scrp.benchmark;

import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/** Something that can be measured. */
@FunctionalInterface
interface Measurement {
  /** Those that the command knows, by name. */
  Map<String, Measurement> ALL =
      Map.of(
          "W1", Measurement::throughput,
          "W2", Measurement::throughput,
          "W3", Measurement::throughput,
          "W4", Idle::run,
          "W5", Offline::run,
          "W6", Crash::run,
          "resume", Resume::run,
          "compare", Compare::run,
          "growth", Growth::run,
          "all", Table::run);

  Report run(BenchOptions options, Progress progress) throws IOException;

  static Measurement named(String name) {
    Measurement found = ALL.get(name);
    if (found == null) {
      throw new UsageException(name + ": nothing of that name is measured (see --help)");
    }
    return found;
  }

  private static Report throughput(BenchOptions options, Progress progress) throws IOException {
    Workload workload =
        Workload.named(options.command().toUpperCase(Locale.ROOT), options.members());
    try (var run = new Throughput(options, progress, workload, ScrpServer.start(options))) {
      return run.run();
    }
  }
}
