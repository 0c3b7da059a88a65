package chat.scrp.benchmark;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Sends numbered messages and does not give up: it connects again, and sends again what was not
 * acknowledged, with the same client_message_id.
 */
final class Persistent implements Connection.Listener {
  private static final long AGAIN_MILLIS = 200;
  private static final String PADDING = "x".repeat(84);

  private final Generator generator;
  private final People people;
  private final int user;
  private final int window;
  private final String to;
  private final Map<Long, Long> onTheWay = new HashMap<>();
  private final TreeSet<Long> unacknowledged = new TreeSet<>();
  private final BitSet done = new BitSet();
  private @Nullable Connection connection;
  private long last;
  private long refused;
  private boolean stopped;
  private boolean comesAgain;

  Persistent(Generator generator, People people, int user, int window) {
    this.generator = generator;
    this.people = people;
    this.user = user;
    this.window = window;
    to = new ScrpDialect().toUser(people.name(user + 1));
  }

  void start() {
    comesAgain = false;
    onTheWay.clear();
    var unused = people.logIn(user, this).whenComplete(this::loggedIn);
  }

  /** No new messages from now on; those that were begun are finished. */
  void stop() {
    stopped = true;
  }

  boolean isDone() {
    return stopped && unacknowledged.isEmpty();
  }

  long sent() {
    return last;
  }

  long acknowledged() {
    return done.cardinality();
  }

  /** How often it was told to come again. */
  long refused() {
    return refused;
  }

  /** The numbers of the messages that were acknowledged. */
  BitSet done() {
    return done;
  }

  @Override
  public void message(long order, byte[] bytes, int text) {
    // The other one only reads.
  }

  @Override
  public void answered(long id, boolean success, byte[] bytes, int from, int length) {
    Long number = onTheWay.remove(id);
    if (number == null) {
      return;
    }
    if (success) {
      unacknowledged.remove(number);
      done.set(number.intValue());
      refill();
    } else {
      refused++;
      generator.loop.after(AGAIN_MILLIS, () -> again(number));
    }
  }

  @Override
  public void ended() {
    connection = null;
    comeAgain();
  }

  private void comeAgain() {
    if (!comesAgain) {
      comesAgain = true;
      generator.loop.after(AGAIN_MILLIS, this::start);
    }
  }

  private void loggedIn(Connection made, Throwable failure) {
    if (failure != null) {
      comeAgain();
      return;
    }
    connection = made;
    unacknowledged.forEach(this::write);
    refill();
    made.flush();
  }

  private void again(long number) {
    if (connection != null && unacknowledged.contains(number) && !onTheWay.containsValue(number)) {
      write(number);
      connection.flush();
    }
  }

  private void refill() {
    while (!stopped && connection != null && unacknowledged.size() < window) {
      unacknowledged.add(++last);
      write(last);
    }
    if (connection != null) {
      connection.flush();
    }
  }

  private void write(long number) {
    if (connection == null) {
      return;
    }
    var behind = new StringBuilder(200).append(to);
    Scan.stamp(number, behind);
    behind.append(PADDING).append("\",\"client_message_id\":\"").append(number).append("\"}");
    onTheWay.put(connection.send(behind.toString()), number);
  }
}
