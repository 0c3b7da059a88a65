package chat.scrp.verifier.history;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The file that a run writes while it goes on: one event a line, in the order in which they
 * happened. May be called from any thread.
 */
public final class History implements AutoCloseable {
  private final BufferedWriter writer;
  private final long startMicros = microsOfWallClock();
  private final long startNanos = System.nanoTime();

  /** Begins a file, replacing an older one. */
  public History(Path file) throws IOException {
    writer = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
  }

  /** Notes what has no connection. */
  public void note(EventKind kind, String text) {
    note(kind, 0, "", text);
  }

  /** Notes what happened to a connection. */
  public synchronized void note(EventKind kind, int connection, String user, String text) {
    try {
      writer.write(EventLine.write(new Event(now(), kind, connection, user, text)));
      writer.newLine();
    } catch (IOException e) {
      throw new UncheckedIOException("the history cannot be written", e);
    }
  }

  /** Gives each event of a file to {@code reader}, in order. */
  public static void read(Path file, Consumer<Event> reader) throws IOException {
    try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
      lines.map(EventLine::read).forEach(reader);
    }
  }

  @Override
  public synchronized void close() {
    try {
      writer.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the history cannot be written", e);
    }
  }

  /** The wall clock of the start, moved on by the clock that never jumps. */
  private long now() {
    return startMicros + (System.nanoTime() - startNanos) / 1000;
  }

  private static long microsOfWallClock() {
    return Duration.between(Instant.EPOCH, Instant.now()).toNanos() / 1000;
  }
}
