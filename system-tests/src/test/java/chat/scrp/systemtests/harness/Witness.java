package chat.scrp.systemtests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who only wants to chat: sends a message each 20 ms, takes the time to the answer, and
 * looks at the memory of the server meanwhile.
 */
public final class Witness implements AutoCloseable {
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final Client client;
  private final String room;
  private final long pid;
  private final List<Long> nanos = Collections.synchronizedList(new ArrayList<>());
  private final Thread thread;
  private final long before;
  private volatile boolean stopped;
  private volatile @Nullable Throwable failure;
  private volatile long mostMiB;

  public Witness(Client client, String room, ServerProcess server) {
    this.client = client;
    this.room = room;
    this.pid = server.pid();
    // What the first messages cost a young JVM says nothing of others.
    for (int i = 0; i < 200; i++) {
      client.say(room, "warm");
    }
    this.before = rssMiB();
    this.mostMiB = before;
    this.thread = new Thread(this::chat, "witness");
    thread.setDaemon(true);
    thread.start();
  }

  private void chat() {
    try {
      while (!stopped) {
        long start = System.nanoTime();
        client.say(room, "hello");
        nanos.add(System.nanoTime() - start);
        mostMiB = Math.max(mostMiB, rssMiB());
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    } catch (RuntimeException | AssertionError e) {
      failure = e;
    }
  }

  private long rssMiB() {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Lets it chat on for a while, or until it cannot any more. */
  public void watch(long millis) {
    try {
      thread.join(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Stops it; fails when it could not chat all the time. */
  public Testimony tell(String what) {
    close();
    if (failure != null) {
      throw new AssertionError("the witness could not chat", failure);
    }
    List<Long> sorted = nanos.stream().sorted().toList();
    if (sorted.isEmpty()) {
      throw new AssertionError("no message was answered");
    }
    return new Testimony(
        what, sorted.size(), at(sorted, 50), at(sorted, 99), at(sorted, 100), before, mostMiB);
  }

  private static long at(List<Long> sorted, int percent) {
    int index = Math.min(sorted.size() - 1, sorted.size() * percent / 100);
    return TimeUnit.NANOSECONDS.toMillis(sorted.get(index));
  }

  @Override
  public void close() {
    stopped = true;
    try {
      thread.join(Wire.PATIENCE.toMillis() * 2);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * What it saw. Times in ms, memory (resident) in MiB.
   *
   * @param what what others did meanwhile
   */
  public record Testimony(
      String what, int sends, long p50, long p99, long max, long before, long most) {
    /** A row of a table. */
    public String row() {
      return String.format(
          "| %s | %d | %d | %d | %d | %d | %d |", what, sends, p50, p99, max, before, most);
    }
  }
}
