package chat.scrp.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** One member of a conversation: sends, and checks what it gets. On the generator's thread. */
final class Talker implements Connection.Listener {
  private static final int TEXT_LENGTH = 100;
  private static final String PADDING = "x".repeat(TEXT_LENGTH - 16);

  private final Connection connection;
  private final Talk talk;
  private final Meter meter;
  private final String end;
  private final Map<Long, Long> sentAt = new HashMap<>();
  private int window;
  private long highest;
  private long received;
  private long sent;

  Talker(Connection connection, Dialect dialect, Talk talk, Meter meter) {
    this.connection = connection;
    this.talk = talk;
    this.meter = meter;
    end = PADDING + dialect.tail();
    connection.listen(this);
  }

  /** Keeps so many messages on the way from now on. */
  void window(int messages) {
    window = messages;
    refill();
  }

  /** Sends one message that was due at this time. */
  void sendOne(long dueNanos) {
    write(dueNanos);
    connection.flush();
  }

  boolean isIdle() {
    return sentAt.isEmpty();
  }

  /**
   * What was acknowledged to others of the conversation and has not come. What came though its
   * sender was answered with an error does not count against it.
   */
  long missing() {
    return Math.max(0, talk.acknowledged - sent - received);
  }

  @Override
  public void message(long order, byte[] bytes, int text) {
    received++;
    if (order == highest) {
      meter.doubled++;
    } else if (order < highest) {
      meter.reordered++;
    } else {
      highest = order;
    }
    meter.delivered((System.nanoTime() - Scan.stamp(bytes, text)) / 1000);
  }

  @Override
  public void answered(long id, boolean success, byte[] bytes, int from, int length) {
    Long at = sentAt.remove(id);
    if (at == null) {
      return;
    }
    if (success) {
      meter.answered((System.nanoTime() - at) / 1000);
      sent++;
      talk.acknowledged++;
    } else {
      meter.failed(new String(bytes, from, length, StandardCharsets.UTF_8));
    }
    refill();
  }

  @Override
  public void ended() {
    meter.failed("the connection ended");
  }

  private void refill() {
    boolean any = false;
    while (sentAt.size() < window) {
      write(System.nanoTime());
      any = true;
    }
    if (any) {
      connection.flush();
    }
  }

  private void write(long stamp) {
    var request = new StringBuilder(160).append(talk.sendBegin);
    Scan.stamp(stamp, request);
    sentAt.put(connection.send(request.append(end).toString()), stamp);
  }
}
