package chat.scrp.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Memory of processes, from /proc.
 *
 * @param rss resident, in KB
 * @param pss the same, with what processes share divided among them
 */
record Memory(long rss, long pss) {
  private static final int MOST_COLLECTIONS = 10;
  private static final double SAME = 0.01;

  /** Longer than what is free waits until the server gives it back to the system. */
  private static final int REST_SECONDS = 6;

  private static final int COLLECTION_SECONDS = 60;

  /** Of all processes of a server, Redis included, when full collections free no more. */
  static Memory collected(Subject subject) throws IOException {
    Memory before = collectedOnce(subject);
    for (int i = 1; i < MOST_COLLECTIONS; i++) {
      Memory after = collectedOnce(subject);
      if (Math.abs(after.rss - before.rss) < SAME * before.rss) {
        return after;
      }
      before = after;
    }
    return before;
  }

  private static Memory collectedOnce(Subject subject) throws IOException {
    for (long server : subject.servers()) {
      collect(server);
    }
    Generator.pause(REST_SECONDS);
    Memory all = of(subject.servers());
    Long redis = subject.redisProcess();
    return redis == null ? all : all.plus(of(List.of(redis)));
  }

  static Memory of(List<Long> processes) throws IOException {
    long rss = 0;
    long pss = 0;
    for (long process : processes) {
      List<String> lines = Files.readAllLines(Path.of("/proc/" + process + "/smaps_rollup"));
      rss += kilobytes(lines, "Rss:");
      pss += kilobytes(lines, "Pss:");
    }
    return new Memory(rss, pss);
  }

  Memory plus(Memory more) {
    return new Memory(rss + more.rss, pss + more.pss);
  }

  /** KB for each of so many since then. */
  double rssEach(Memory before, int count) {
    return (double) (rss - before.rss) / count;
  }

  /** The same of what is not shared. */
  double pssEach(Memory before, int count) {
    return (double) (pss - before.pss) / count;
  }

  private static long kilobytes(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElse(0);
  }

  private static void collect(long process) throws IOException {
    Process jcmd =
        new ProcessBuilder(jcmd(), String.valueOf(process), "GC.run")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!jcmd.waitFor(COLLECTION_SECONDS, TimeUnit.SECONDS) || jcmd.exitValue() != 0) {
        throw new IOException("jcmd GC.run did not work on process " + process);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String jcmd() {
    return Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
  }
}
