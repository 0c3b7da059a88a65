package chat.scrp.benchmark;

/** One who was away and gets what was kept; the messages to it are numbered from 1. */
final class Returning implements Connection.Listener {
  private long last;
  long received;
  long doubled;
  long reordered;

  @Override
  public void message(long order, byte[] bytes, int text) {
    long number = Scan.stamp(bytes, text);
    received++;
    if (number == last) {
      doubled++;
    } else if (number < last) {
      reordered++;
    }
    last = Math.max(last, number);
  }
}
