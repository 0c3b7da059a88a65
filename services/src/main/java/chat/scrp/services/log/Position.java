package chat.scrp.services.log;

/**
 * An entry's ID as one number: {@code seq << 32 | k}, compared unsigned. The entry {@code seq-0} is
 * the message {@code seq}; {@code seq-k} is the k-th other push after it.
 */
public final class Position {
  /** Before every entry. */
  public static final long START = 0;

  private Position() {}

  public static long of(long seq, long k) {
    return seq << 32 | k;
  }

  public static long parse(String id) {
    int dash = id.indexOf('-');
    return of(Long.parseLong(id, 0, dash, 10), Long.parseLong(id, dash + 1, id.length(), 10));
  }

  public static String text(long position) {
    return seq(position) + "-" + (position & 0xFFFFFFFFL);
  }

  public static long seq(long position) {
    return position >>> 32;
  }

  public static boolean isMessage(long position) {
    return (position & 0xFFFFFFFFL) == 0;
  }

  public static boolean isBefore(long one, long other) {
    return Long.compareUnsigned(one, other) < 0;
  }
}
