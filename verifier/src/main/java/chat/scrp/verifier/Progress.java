package chat.scrp.verifier;

import chat.scrp.verifier.load.LoadCounters;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;

/** A line that tells how far a run is: rewritten on a terminal, else a new one now and then. */
final class Progress {
  private static final long TERMINAL_MILLIS = 500;
  private static final long FILE_MILLIS = 10_000;

  private final PrintStream out;
  private final boolean terminal = isTerminal();
  private final long start = System.nanoTime();
  private long shownAt = Long.MIN_VALUE;

  Progress(PrintStream out) {
    this.out = out;
  }

  void show(String phase, String nemesis, LoadCounters load) {
    long now = (System.nanoTime() - start) / 1_000_000;
    if (shownAt != Long.MIN_VALUE && now - shownAt < (terminal ? TERMINAL_MILLIS : FILE_MILLIS)) {
      return;
    }
    shownAt = now;
    say(phase + " · " + nemesis + " · " + load);
  }

  void say(String what) {
    long seconds = (System.nanoTime() - start) / 1_000_000_000;
    String line = String.format(Locale.ROOT, "[%02d:%02d] %s", seconds / 60, seconds % 60, what);
    if (terminal) {
      out.print("\r\u001b[K" + line);
      out.flush();
    } else {
      out.println(line);
    }
  }

  private static boolean isTerminal() {
    try {
      return Path.of("/proc/self/fd/1").toRealPath().startsWith("/dev/pts");
    } catch (IOException e) {
      return false;
    }
  }

  void end() {
    if (terminal) {
      out.println();
    }
  }
}
