package chat.scrp.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** Sends numbered messages, a few on the way at a time, and ends when all were answered. */
final class Burst implements Connection.Listener {
  private static final String PADDING = "x".repeat(84);

  private final Connection connection;
  private final String to;
  private final long count;
  private final int window;
  private final CompletableFuture<Long> done = new CompletableFuture<>();
  private long sent;
  private long acknowledged;

  Burst(Connection connection, String to, long count, int window) {
    this.connection = connection;
    this.to = to;
    this.count = count;
    this.window = window;
    connection.listen(this);
  }

  /** How many were acknowledged. */
  CompletableFuture<Long> run() {
    for (int i = 0; i < window; i++) {
      send();
    }
    connection.flush();
    if (count == 0) {
      done.complete(0L);
    }
    return done;
  }

  @Override
  public void message(long order, byte[] bytes, int text) {
    // What others say does not matter to one who only sends.
  }

  @Override
  public void answered(long id, boolean success, byte[] bytes, int from, int length) {
    if (!success) {
      done.completeExceptionally(
          new IllegalStateException(
              "a message was answered " + new String(bytes, from, length, StandardCharsets.UTF_8)));
      return;
    }
    acknowledged++;
    if (acknowledged == count) {
      done.complete(acknowledged);
    }
    send();
    connection.flush();
  }

  private void send() {
    if (sent < count) {
      var behind = new StringBuilder(160).append(to);
      Scan.stamp(++sent, behind);
      connection.send(behind.append(PADDING).append("\"}").toString());
    }
  }
}
