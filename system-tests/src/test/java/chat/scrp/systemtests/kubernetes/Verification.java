package chat.scrp.systemtests.kubernetes;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A run of {@code ./scrp verify} against servers that run already, and what it says. */
final class Verification implements AutoCloseable {
  private static final long PATIENCE_SECONDS = 120;

  /** Long enough for an update; a quiet window, in which nothing may happen, follows. */
  private static final String MINUTES = "2.5";

  private final Process process;
  private final StringBuilder output = new StringBuilder();
  private final Thread reader;

  private Verification(Process process) {
    this.process = process;
    reader = new Thread(this::read, "verification");
    reader.setDaemon(true);
    reader.start();
  }

  static Verification start(int tcpPort, int httpPort) throws IOException {
    return new Verification(
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-jar",
                Path.of(System.getProperty("verifier.jar")).toString(),
                "--targets",
                "127.0.0.1:" + tcpPort + ":" + httpPort,
                "--minutes",
                MINUTES,
                "--disturb",
                "cut_replica",
                "--directory",
                Files.createTempDirectory("scrp-verification").toString())
            .redirectErrorStream(true)
            .start());
  }

  private void read() {
    try (BufferedReader lines = process.inputReader()) {
      lines.lines().forEach(this::keep);
    } catch (IOException | UncheckedIOException e) {
      keep("(the output ended)");
    }
  }

  private void keep(String line) {
    synchronized (output) {
      output.append(line).append('\n');
      output.notifyAll();
    }
  }

  /** Waits until it has said this. */
  void awaitLine(String part) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    synchronized (output) {
      while (!said(part)) {
        long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
        if (left <= 0 || !process.isAlive()) {
          throw new AssertionError("never said: " + part + "\n" + output());
        }
        pause(left);
      }
    }
  }

  private void pause(long millis) {
    try {
      output.wait(Math.min(millis, 500));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  boolean said(String part) {
    synchronized (output) {
      return output.indexOf(part) >= 0;
    }
  }

  String output() {
    synchronized (output) {
      return output.toString();
    }
  }

  /** Waits for the verdict: 0 where all promises were kept. */
  int exitStatus() {
    try {
      if (!process.waitFor(PATIENCE_SECONDS * 2, TimeUnit.SECONDS)) {
        throw new AssertionError("no verdict\n" + output());
      }
      reader.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
