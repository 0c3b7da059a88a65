package chat.scrp.verifier.cluster;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** A process of the run, and the signals it gets. */
final class Child {
  private final Process process;
  private boolean paused;

  Child(Process process) {
    this.process = process;
  }

  /** SIGKILL: the process gets no chance to do anything. */
  void kill() throws IOException {
    process.destroyForcibly();
    await();
  }

  /** SIGTERM. */
  void terminate() {
    process.destroy();
  }

  void pause() throws IOException {
    if (!paused) {
      signal("STOP");
      paused = true;
    }
  }

  void resume() throws IOException {
    if (paused) {
      signal("CONT");
      paused = false;
    }
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  boolean isPaused() {
    return paused;
  }

  /** Waits for the end, at most so long. */
  boolean await(long seconds) {
    try {
      return process.waitFor(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void await() throws IOException {
    if (!await(10)) {
      throw new IOException("process " + process.pid() + " does not die");
    }
  }

  private void signal(String name) throws IOException {
    Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start();
    try {
      if (!kill.waitFor(10, TimeUnit.SECONDS)) {
        throw new IOException("kill does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
