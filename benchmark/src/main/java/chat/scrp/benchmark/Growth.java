package chat.scrp.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Whether what one unit costs stays the same while everything else grows. */
final class Growth {
  private static final int[] MEMBERS = {10, 100, 1_000, 10_000};
  private static final int WINDOW = 4;

  private final BenchOptions options;
  private final Progress progress;
  private final List<Curve> curves = new ArrayList<>();
  private boolean sound = true;

  private Growth(BenchOptions options, Progress progress) {
    this.options = options;
    this.progress = progress;
  }

  static Report run(BenchOptions options, Progress progress) throws IOException {
    return new Growth(options, progress).all();
  }

  private Report all() throws IOException {
    if (options.only().contains("members")) {
      curves.add(members());
      write();
    }
    if (options.only().contains("sessions")) {
      curves.addAll(GrowingSessions.run(options, progress));
      write();
    }
    if (options.only().contains("kept")) {
      curves.add(GrowingQueue.run(options, progress));
      write();
    }
    if (options.only().contains("log")) {
      curves.addAll(GrowingLog.run(options, progress));
    }
    List<Curve> all = write();
    progress.say("| cost of one | from small to large | growth |");
    progress.say("| --- | --- | --- |");
    all.forEach(curve -> progress.say("%s", curve.line()));
    var report = new Report().put("workload", "growth");
    curves.forEach(curve -> report.put(curve.title(), curve.report()));
    return report.put("sound", (Object) sound);
  }

  /** What is measured so far, in the place of what was measured before. */
  private List<Curve> write() throws IOException {
    Path data = options.out().resolve("growth.json");
    List<Curve> all = CurveFile.merge(CurveFile.read(data), curves);
    CurveFile.write(data, all);
    Files.writeString(options.out().resolve("growth.svg"), new Plot(all).svg());
    return all;
  }

  private Curve members() throws IOException {
    var curve = new Curve("delivery in a room", "members of the room", "CPU s per million");
    for (int members : MEMBERS) {
      Workload workload = Workload.named("W1", members);
      try (var run = new Throughput(options, progress, workload, ScrpServer.start(options))) {
        run.begin();
        run.warmUp();
        curve.add(members, run.window(WINDOW, options.seconds()).number("cpu_s_per_million"));
        if (!run.finish().isSound()) {
          sound = false;
          progress.say("%,d members: messages were lost, doubled, reordered or failed", members);
        }
      }
    }
    return curve;
  }
}
