package chat.scrp.benchmark;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Receives numbered messages, comes back when it was cut off, and notes what does not fit. */
final class Witness implements Connection.Listener {
  private static final long AGAIN_MILLIS = 200;

  private final Generator generator;
  private final People people;
  private final int user;

  /** Which number a message has, by its place in the conversation. */
  private final Map<Long, Long> numbers = new HashMap<>();

  private final BitSet come = new BitSet();
  private long highestOfConnection;
  private boolean comesAgain;
  private long repeated;
  private long doubled;
  private long reordered;

  Witness(Generator generator, People people, int user) {
    this.generator = generator;
    this.people = people;
    this.user = user;
  }

  void start() {
    comesAgain = false;
    highestOfConnection = 0;
    var unused =
        people
            .logIn(user, this)
            .whenComplete(
                (connection, failure) -> {
                  if (failure != null) {
                    comeAgain();
                  }
                });
  }

  @Override
  public void message(long order, byte[] bytes, int text) {
    long number = Scan.stamp(bytes, text);
    if (order == highestOfConnection) {
      doubled++;
    } else if (order < highestOfConnection) {
      reordered++;
    }
    highestOfConnection = Math.max(highestOfConnection, order);
    Long before = numbers.put(order, number);
    if (before == null) {
      if (come.get((int) number)) {
        // The same message at a second place: it was stored twice.
        doubled++;
      }
    } else if (before == number) {
      repeated++;
    } else {
      reordered++;
    }
    come.set((int) number);
  }

  @Override
  public void ended() {
    comeAgain();
  }

  private void comeAgain() {
    if (!comesAgain) {
      comesAgain = true;
      generator.loop.after(AGAIN_MILLIS, this::start);
    }
  }

  /** How many acknowledged messages have not come. */
  long missing(Persistent sender) {
    BitSet missing = (BitSet) sender.done().clone();
    missing.andNot(come);
    return missing.cardinality();
  }

  /** What came again on a later connection, which may happen. */
  long repeated() {
    return repeated;
  }

  /** What came twice on one connection, or was stored twice. */
  long doubled() {
    return doubled;
  }

  /** What came behind a later one, or has changed its place. */
  long reordered() {
    return reordered;
  }
}
